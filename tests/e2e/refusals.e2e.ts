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
    await pasteLinks('hello there\nhttps://example.com/@cato_example');
    await popup.until(says('These lines need another look'));
    const sentence = 'This is not a link, @name or id of TikTok that Clipkeep knows.';
    expect(
      await popup.evaluate('[...document.querySelectorAll(".notice.bad li")].map((li) => li.innerText)'),
    ).toEqual([`hello there ${sentence}`, `https://example.com/@cato_example ${sentence}`]);
    expect(await popup.evaluate('document.querySelector("textarea").value.split("\\n").length')).toBe(2);
  });

  it('a short link that leads to nothing, once it was followed', async () => {
    const { replica, own } = quick;
    const [post] = replica.world.listed('dana_example');
    await pasteLinks(`${post?.awemeId}\nhttps://vm.tiktok.com/ZMnowhere1/`);
    await untilState(own, '2 links', 'done');
    const card = jobCard(own, '2 links');
    await card.getByText('Why 1 post failed').click();
    await card.getByText('This is not a link, @name or id of TikTok that Clipkeep knows.').waitFor();
  });

  it.each([
    ['gone', 80, 'This post is no longer on TikTok.'],
    ['private', 71, "This is private, and you don't follow the account."],
    ['age-gated', 33, 'TikTok asks for your age here.'],
    ['not shown in this country', 25, 'TikTok does not show this in your country.'],
  ])('a post that is %s', async (_name, index, sentence) => {
    const { world } = quick.replica;
    const { awemeId } = world.post(world.member('cato_example'), index);
    await pasteLinks(awemeId);
    await untilState(quick.own, awemeId, 'done');
    const card = jobCard(quick.own, awemeId);
    await card.getByText('Why 1 post failed').click();
    await card.getByText(sentence).waitFor();
  });

  it('a list with nothing in it', async () => {
    await pasteLinks('@empty_example');
    await untilState(quick.own, '@empty_example', 'done');
    await jobCard(quick.own, '@empty_example').getByText('TikTok lists no posts here').waitFor();
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
