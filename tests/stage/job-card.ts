import type { Locator, Page } from 'playwright';
import type { JobState } from '@/lib/archive/rows';

/** The card of a job in the popup's page, by its label, e.g. `@name`; the newest where there are several. */
export function jobCard(own: Page, label: string): Locator {
  return own.getByRole('article', { name: label }).first();
}

/** Waits until the newest job of this label is in this state, two minutes at most. */
export async function untilState(own: Page, label: string, state: JobState): Promise<void> {
  await jobCard(own, label).locator(`.state.${state}`).waitFor({ timeout: 120_000 });
}

/** Waits until so many of its files are saved. */
export async function untilSaved(own: Page, label: string, count: number): Promise<void> {
  const saved = jobCard(own, label).locator('.counts .saved dd');
  // By what changes, not by frames: a tab behind another one draws none.
  await saved.evaluate(
    (node, least) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (Number(node.textContent?.replaceAll(',', '')) >= least) resolve();
        };
        new MutationObserver(look).observe(node, { subtree: true, childList: true, characterData: true });
        look();
      }),
    count,
  );
}
