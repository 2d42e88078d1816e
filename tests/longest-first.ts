import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes a minute and more (measured 2026-11): begun last, it would be all that is waited for. */
const longest = [
  'kill-browser.test.ts',
  'kill-forgetful-browser.test.ts',
  'kill-worker.test.ts',
  'chaos.e2e.ts',
  'interrupted.e2e.ts',
  'steering.e2e.ts',
  'firefox.e2e.ts',
  'pace.e2e.ts',
];

/** Begins with the longest test files; the others follow in Vitest's own order. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
