import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Post } from '../replica/world/post';
import { nextRequest } from '../stage/await-request';
import { buttonIn, postOf } from '../stage/click-posts';
import { filesOfPost } from '../stage/files-of-post';
import {
  expectInside,
  foreignRequests,
  have,
  openHostile,
  trySaving,
  untilTried,
} from '../stage/hostile-page';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { sendLinks, untilJob } from '../stage/send';

let quick: QuickStage;
let page: Page;

beforeAll(async () => {
  quick = await quickStage();
});
afterEach(async () => {
  await page?.close();
  expect(foreignRequests(quick.replica.journal).map(({ host, target }) => host + target)).toEqual([]);
});
afterAll(() => quick?.close());

const dana = (index: number): Post => postOf(quick.replica, 'dana_example', index);
const open = async (...posts: Pick<Post, 'awemeId'>[]) => {
  page = await openHostile(quick.stage, posts);
};
const card = (at: number) => page.locator('article').nth(at);
const jobs = async () => (await readArchive(quick.stage)).jobs;

/** Saves a post by a real press; what scripts wished before would have come to its job before this one. */
async function expectOnlyPress(at: number, { awemeId }: Post): Promise<void> {
  const before = (await jobs()).length;
  await buttonIn(card(at), 'Save').click();
  await buttonIn(card(at), 'Saved:').waitFor();
  const made = (await jobs()).slice(before);
  expect(made.map(({ source, target }) => [source, target.awemeIds])).toEqual([['post', [awemeId]]]);
}

it('starts nothing, however its scripts press the button', async () => {
  await open(dana(30), dana(29), dana(28));
  await buttonIn(card(2), 'Save').waitFor();
  await have(page, 'pressByScript');
  expect(await buttonIn(page, 'Save').count()).toBe(3);
  await expectOnlyPress(1, dana(29));
  const files = [...readFolder(quick.stage.downloads)];
  const wanted = filesOfPost(quick.replica, dana(29));
  expect(files.map(([path]) => path).sort()).toEqual([...wanted.keys()].sort());
});

it('starts nothing with messages in the words of Clipkeep', async () => {
  await open(dana(27));
  await buttonIn(card(0), 'Save').waitFor();
  const own = (await jobs()).length;
  await have(page, 'forgeMessages', [dana(26).awemeId, dana(25).awemeId]);
  const tries = await have<Record<string, string>>(
    page,
    'tryDoors',
    `chrome-extension://${quick.stage.extensionId}`,
    [dana(26).awemeId],
  );
  const opened = Object.entries(tries).filter(([, came]) => !/^refused|^silence$/.test(came));
  expect(opened).toEqual([
    ['databases', 'got '],
    ['files', 'got '],
  ]);
  expect(Object.keys(tries)).toHaveLength(17);
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  expect(frames.map((frame) => frame.url())).toEqual(frames.map(() => 'chrome-error://chromewebdata/'));
  expect(frames).toHaveLength(3);
  await expectOnlyPress(0, dana(27));
  expect((await jobs()).length).toBe(own + 1);
});

it('learns no more than the state of the posts that it shows', async () => {
  const [shown, other] = [dana(29), dana(24)];
  await sendLinks(quick.own, other.awemeId, ['video', 'description']);
  await untilJob(quick, (await jobs()).length, 'done');
  await open(shown, dana(20));
  await have(page, 'forgeMessages', [shown.awemeId]);
  await buttonIn(card(0), 'Saved:').waitFor();
  const seen: string[] = await page.evaluate(
    'JSON.stringify([hostile.loot.texts, hostile.readButtons(), document.documentElement.outerHTML, Object.entries(localStorage), Object.entries(sessionStorage), performance.getEntries()])',
  );
  const { files } = await readArchive(quick.stage);
  const secrets = [
    other.awemeId,
    other.desc,
    quick.stage.downloads,
    ...files.flatMap((file) => file.savedAs ?? []),
  ];
  expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
  expect(await page.evaluate('hostile.loot.roots.length')).toBe(0);
  const words = await page.evaluate(
    '[...document.querySelectorAll("clipkeep-button")].map((host) => host.shadowRoot.textContent)',
  );
  expect(words).toEqual(['Saved', 'Save']);
});

/** What a page can do with a button, and where the person then clicks: anywhere, or on the button itself. */
const tricks: [trick: string, argument: string, clicked: 'anywhere' | 'on it'][] = [
  ['spreadButton', '', 'anywhere'],
  ['spreadUntil', 'pointerdown', 'anywhere'],
  ['spreadUntil', 'click', 'anywhere'],
  ['kidnapButton', '', 'anywhere'],
  ['kidnapUntilClick', '', 'anywhere'],
  ['labelButton', '', 'anywhere'],
  ['growPart', '', 'anywhere'],
  ['fadeButton', '', 'on it'],
  ['hideFace', 'visibility:hidden', 'on it'],
  ['hideFace', 'filter:opacity(0)', 'on it'],
  ['hideFace', 'clip-path:inset(50%)', 'on it'],
  ['hideFace', 'inline-size:1px;block-size:1px', 'on it'],
];

it('gets no press for a button that it has moved, spread, hidden, labelled or taken out of its place', async () => {
  const before = (await jobs()).length;
  const pressed = new Map<string, string>();
  for (const [at, [trick, argument, clicked]] of tricks.entries()) {
    const post = { awemeId: `73000000000000002${at + 10}` };
    pressed.set(post.awemeId, `${trick} ${argument}`);
    await page?.close();
    await open(post);
    await buttonIn(card(0), 'Save').waitFor();
    const box = (await card(0).locator('clipkeep-button').boundingBox()) ?? { x: 0, y: 0 };
    await have(page, trick, argument);
    const [x, y] = clicked === 'on it' ? [box.x + 24, box.y + 24] : [330, 330];
    await page.mouse.click(x, y);
    // Elsewhere: where the first click was, the button may lie by now, to be seen.
    if (clicked === 'anywhere') await page.mouse.click(x + 300, y);
  }
  await page.close();
  const honest = dana(19);
  await open(honest);
  await buttonIn(card(0), 'Save').click();
  await buttonIn(card(0), 'Saved:').waitFor();
  const made = (await jobs()).slice(before).flatMap(({ target }) => target.awemeIds ?? []);
  expect(made.map((awemeId) => pressed.get(awemeId) ?? awemeId)).toEqual([honest.awemeId]);
});

it('gets no other post saved than the one that was aimed at', async () => {
  const [aimed, other] = [dana(18), dana(17)];
  await open(aimed);
  await buttonIn(card(0), 'Save').waitFor();
  await have(page, 'swapOnPress', other.awemeId);
  // Beside the icon: it is drawn anew for the other post, and a press that began on it ends in no click.
  await card(0)
    .locator('clipkeep-button')
    .hover({ position: { x: 5, y: 24 } });
  await page.mouse.down();
  await page.evaluate(
    'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
  );
  await page.mouse.up();
  // The next press is of the post that is shown by now, and the only one that counts.
  await expectOnlyPress(0, other);
});

it('gets nothing saved by keys that were typed for something else', async () => {
  const [shown, next, framed] = [dana(12), dana(11), dana(10)];
  const before = (await jobs()).length;
  await open(shown, next);
  await have(page, 'stealFocus', [shown.awemeId, next.awemeId]);
  await page.keyboard.type('a b c d');
  await page.keyboard.press('Enter');
  await page.close();
  await open(framed);
  await have(page, 'stealFocusFromFrame');
  await page.keyboard.press('Enter');
  await page.close();
  await open(shown);
  await pressByKeys('Enter');
  await buttonIn(card(0), 'Saved:').waitFor();
  const made = (await jobs()).slice(before).map(({ target }) => target.awemeIds);
  expect(made).toEqual([[shown.awemeId]]);
});

it.each(['Enter', 'Space'])('takes %s of a person who came by the keyboard', async (key) => {
  const post = dana(key === 'Enter' ? 9 : 8);
  await open(post);
  await pressByKeys(key);
  await buttonIn(card(0), 'Saved:').waitFor();
});

it('takes the touch of a finger', async () => {
  const post = dana(7);
  await open(post);
  const box = (await card(0).locator('clipkeep-button').boundingBox()) ?? { x: 0, y: 0 };
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x: box.x + 24, y: box.y + 24 }]);
  await touch('touchEnd', []);
  await buttonIn(card(0), 'Saved:').waitFor();
});

it('has nothing fetched from elsewhere when a person saves what it forged', async () => {
  const post = dana(16);
  await open(post);
  await have(page, 'forgeMessages', [post.awemeId]);
  const led = nextRequest(quick.replica.journal, ({ path }) => path === '/replica/hostile/away');
  await buttonIn(card(0), 'Save').click();
  // TikTok's own host leads on to a foreign one: the extension's policy ends it there.
  await led;
  await untilTried(quick, (await jobs()).length);
  expectInside(quick.stage);
});

it('may lie when its own fetch is borrowed: nothing foreign is asked, nothing leaves the folder', async () => {
  await open(dana(15));
  await have(page, 'lieAboutLists', ['7300000000000000011', '7300000000000000012', dana(14).awemeId]);
  const files = await trySaving(quick, 'dana_example');
  const asked = new URL(await page.evaluate<string>('hostile.loot.tries.asked'));
  expect([asked.origin, asked.pathname]).toEqual(['https://www.tiktok.com', '/api/post/item_list/']);
  expect([asked.searchParams.get('aid'), asked.hash]).toEqual(['1988', '']);
  expect(new Set(files.map(({ awemeId }) => awemeId)).size).toBe(3);
  expectInside(quick.stage);
  expect(await (await quick.stage.worker()).evaluate('({}).polluted === undefined')).toBe(true);
});

it('does not keep Clipkeep busy: buttons stay few and true, and a card that comes afterwards gets its own', async () => {
  const [post, fresh] = [dana(13), dana(6)];
  await open(post);
  await have(page, 'churn', 60);
  await page.evaluate(`hostile.changePost(document.querySelector('article'), '${post.awemeId}')`);
  expect(await page.locator('clipkeep-button').count()).toBeLessThanOrEqual(1);
  await page.evaluate(`void hostile.addCard('${fresh.awemeId}', 1)`);
  await expectOnlyPress(1, fresh);
  expect(await page.locator('clipkeep-button').count()).toBeLessThanOrEqual(2);
});

/** Goes to the first button from the page's beginning, and presses the key there. */
async function pressByKeys(key: string): Promise<void> {
  const isThere = () =>
    page.evaluate('document.activeElement?.localName === "clipkeep-button"') as Promise<boolean>;
  const mostStops = 10;
  for (let stop = 0; stop < mostStops && !(await isThere()); stop += 1) await page.keyboard.press('Tab');
  await page.keyboard.press(key);
}
