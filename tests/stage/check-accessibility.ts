import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is seriously wrong for people with a screen reader, a keyboard or weak eyes: rule and elements, by axe-core. */
export async function seriousViolations(page: Page, within = 'html'): Promise<string[]> {
  // A script that the protocol runs is under no page's content policy.
  await page.evaluate(axe);
  return page.evaluate(async (selector) => {
    const { axe } = window as unknown as {
      axe: { run(where: string): Promise<{ violations: Violation[]; passes: unknown[] }> };
    };
    interface Violation {
      id: string;
      impact: string;
      nodes: { target: unknown; failureSummary: string }[];
    }
    const { violations, passes } = await axe.run(selector);
    if (passes.length === 0) throw new Error(`axe found nothing to look at in ${selector}`);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${JSON.stringify(node.target)} ${node.failureSummary}`),
      );
  }, within);
}
