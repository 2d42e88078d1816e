import type { Reporter, TestModule } from 'vitest/node';

/** Prints `N passed, N failed` as the run's last line: the form that CI reads. */
export default class ReportCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const failed = count('failed') + brokenFiles + errors.length;
    const skipped = count('skipped');
    // Other reporters still have their summary to print.
    process.once('exit', () => {
      console.log(`${count('passed')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
    });
  }
}
