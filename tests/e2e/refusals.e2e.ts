import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jobCard, untilState } from '../stage/job-card';
import { openPopup, type Popup } from '../stage/popup';
import { openSite, type QuickStage, quickStage } from '../stage/quick-stage';

let quick: QuickStage;
let popup: Popup;

beforeAll(async () => {
  quick = await quickStage();
});

afterEach(() => popup.close());

afterAll(() => quick.close());

describe('what cannot be had is told in the popup, in words', () => {
  it('a private account', async () => {
    await openSite(quick.stage, '/@private_example');
    popup = await openPopup(quick.stage);
    await popup.press('Start');
    await popup.until(says("This is private, and you don't follow the account."));
  });

  it('an account that does not exist, from its page', async () => {
    await openSite(quick.stage, '/@nobody_at_all_example');
    popup = await openPopup(quick.stage);
    await popup.press('Start');
    await popup.until(says('There is no such account on TikTok (renamed, banned or mistyped).'));
  });

  it('an account that does not exist, from a link', async () => {
    await pasteLinks('@nobody_at_all_example');
    await popup.until(says('There is no such account on TikTok (renamed, banned or mistyped).'));
  });

  it('lines that are no links, each by itself, and they stay to be mended', async () => {
    await pasteLinks('hello there\nhttps://example.com/@cato_example\nhttps://vm.tiktok.com/ZMnowhere1/');
    await popup.until(says('These lines need another look'));
    const sentence = 'This is not a link, @name or id of TikTok that Clipkeep knows.';
    expect(
      await popup.evaluate('[...document.querySelectorAll(".notice.bad li")].map((li) => li.innerText)'),
    ).toEqual([
      `hello there ${sentence}`,
      `https://example.com/@cato_example ${sentence}`,
      `https://vm.tiktok.com/ZMnowhere1/ ${sentence}`,
    ]);
    expect(await popup.evaluate('document.querySelector("textarea").value.split("\\n").length')).toBe(3);
  });

  it('a post that is gone and one that is private: one job, two reasons', async () => {
    const { world } = quick.replica;
    const cato = world.member('cato_example');
    const ids = [world.post(cato, 80), world.post(cato, 71)].map(({ awemeId }) => awemeId);
    await pasteLinks(ids.join('\n'));
    await untilState(quick.own, '2 links', 'done');
    const card = jobCard(quick.own, '2 links');
    await card.getByText('Why 2 posts failed').click();
    await card.getByText('This post is no longer on TikTok.').waitFor();
    await card.getByText("This is private, and you don't follow the account.").waitFor();
  });
});

async function pasteLinks(text: string): Promise<void> {
  await openSite(quick.stage, '/');
  popup = await openPopup(quick.stage);
  await popup.until('document.querySelector("textarea")');
  await popup.evaluate(`(() => {
    const field = document.querySelector('textarea');
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
  })()`);
  await popup.press('Start');
}

function says(sentence: string): string {
  return `document.body.textContent.includes(${JSON.stringify(sentence)})`;
}
