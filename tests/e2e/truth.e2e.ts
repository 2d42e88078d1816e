import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultAction, FaultRule } from '../replica/faults';
import { baseFile } from '../replica/files/base-file';
import { musicBase } from '../replica/files/file-of';
import { gearsOf } from '../replica/files/gears';
import { pathName } from '../replica/trust/links';
import type { Post } from '../replica/world/post';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import { readFolder } from '../stage/read-folder';
import { mediaRequests } from '../stage/read-journal';
import { sendStart, untilJob } from '../stage/send';

let quick: QuickStage;
const unused: Post[] = [];

beforeAll(async () => {
  quick = await quickStage();
  unused.push(...quick.replica.world.listed('dana_example'), ...quick.replica.world.listed('photo_example'));
});
afterEach(() => quick.replica.faults.clear());
afterAll(() => quick?.close());

/** A post without any fault of its own, each once. */
function take(fits: (post: Post) => boolean): Post {
  const post = unused.find(fits);
  if (!post) throw new Error('No such post is left.');
  unused.splice(unused.indexOf(post), 1);
  return post;
}
const video = (ladder: Post['ladder']) => take((post) => post.kind === 'video' && post.ladder === ladder);

/** What strikes one file of one post, wherever it is asked for. */
const strike = (
  { awemeId }: Post,
  slot: string,
  action: FaultAction,
  more: Partial<FaultRule> = {},
): void => {
  const name = pathName({ owner: awemeId, slot });
  quick.replica.faults.add({ host: 'v1*', path: `*/${name}/*`, action, ...more });
};

/** Saves a post by its id, and gives the bytes on disk that its one file of this kind has. */
async function bring({ awemeId }: Post, asset: string) {
  const started = await sendStart(quick.own, {
    source: 'post',
    target: { awemeIds: [awemeId] },
    assets: [asset],
  });
  if (!('jobId' in started)) throw new Error(started.problem.sentence);
  const { files } = await untilJob(quick, started.jobId, 'done');
  const onDisk = [...readFolder(quick.stage.downloads)].filter(([path]) => path.includes(awemeId));
  return { files, bytes: onDisk.map(([, bytes]) => bytes) };
}

const home = (post: Post, slot: string) => quick.replica.expectedBytes(post.awemeId, slot);
const pagesOf = ({ awemeId }: Post) => quick.replica.journal.count({ path: `/@i/video/${awemeId}` });
const linesOf = ({ awemeId }: Post) =>
  mediaRequests(quick.replica.journal).filter(({ target }) =>
    gearsOf(quick.replica.world.byAwemeId(awemeId) as Post).some(({ name }) =>
      target.includes(pathName({ owner: awemeId, slot: `gear-${name}` })),
    ),
  );

describe('what is not the file is not saved', () => {
  it.each<[string, FaultAction, number, number]>([
    ['a page in its place: the other mirror', { kind: 'html' }, 1, 0],
    ['cut off: the other mirror', { kind: 'mishap', truncateAt: 0.5 }, 1, 0],
    ['shorter than the post says: the other mirror', { kind: 'mishap', shortenTo: 0.5 }, 1, 0],
    ['without its sound: the other mirror', { kind: 'silent' }, 1, 0],
    ['a page on every mirror: the next gear', { kind: 'html' }, 9, 1],
    ['shorter on every mirror: the next gear', { kind: 'mishap', shortenTo: 4000 }, 9, 1],
    ['without its sound on every mirror: the next gear', { kind: 'silent' }, 9, 1],
  ])('%s', async (_, action, times, gear) => {
    const post = video('hevc');
    const names = gearsOf(post).map(({ name }) => `gear-${name}`);
    strike(post, names[0] ?? '', action, { times });
    const { bytes, files } = await bring(post, 'video');
    expect(files.map(({ state }) => state)).toEqual(['saved']);
    expect(bytes).toHaveLength(1);
    expect(bytes[0]?.equals(home(post, names[gear] ?? ''))).toBe(true);
    expect(pagesOf(post)).toBe(1);
  });

  it('no sound in any encoding: it is saved as it is, and says so', async () => {
    const post = video('hevc');
    for (const { name } of gearsOf(post)) strike(post, `gear-${name}`, { kind: 'silent' });
    const { bytes, files } = await bring(post, 'video');
    expect(files).toMatchObject([{ state: 'saved', silent: true }]);
    expect(bytes.map((one) => one.equals(baseFile('hevc-silent.mp4')))).toEqual([true]);
    expect(pagesOf(post)).toBe(1);
  });

  it('an expired link: the post is asked again', async () => {
    const post = video('h264');
    const before = pagesOf(post);
    for (const { name } of gearsOf(post)) strike(post, `gear-${name}`, { kind: 'expire' }, { times: 2 });
    quick.replica.faults.add({
      ...{ path: '/aweme/v1/play/', query: post.awemeId, times: gearsOf(post).length },
      action: { kind: 'status', status: 403 },
    });
    const { bytes } = await bring(post, 'video');
    expect(bytes[0]?.equals(home(post, `gear-${gearsOf(post)[0]?.name}`))).toBe(true);
    expect(pagesOf(post)).toBe(before + 2);
    expect(linesOf(post).filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('a picture that is shorter than it says: the other mirror', async () => {
    const post = take(({ kind, photos }) => kind === 'photo' && photos >= 2);
    const name = pathName({ owner: post.awemeId, slot: 'photo-1' });
    quick.replica.faults.add({
      ...{ host: 'p1*', path: `*${name}*`, times: 1 },
      action: { kind: 'mishap', shortenTo: 0.9 },
    });
    const { bytes, files } = await bring(post, 'photos');
    expect(files.map(({ state }) => state)).toEqual(Array(post.photos).fill('saved'));
    expect(bytes.some((one) => one.equals(home(post, 'photo-1')))).toBe(true);
  });

  it('a song that ends too soon between two frames: once more, from TikTok and from no cache', async () => {
    const post = take((one) => one.kind === 'photo' && !one.licensed && musicBase(one) === 'music.mp3');
    const whole = home(post, 'music');
    const sixSeconds = 2 * baseFile('music.mp3').length;
    quick.replica.faults.add({
      ...{ path: `*${pathName({ owner: post.awemeId, slot: 'music' })}*`, times: 1 },
      action: { kind: 'mishap', shortenTo: whole.length - sixSeconds },
    });
    const { bytes, files } = await bring(post, 'music');
    expect(files.map(({ state }) => state)).toEqual(['saved']);
    expect(bytes.map((one) => one.equals(whole))).toEqual([true]);
    expect(
      mediaRequests(quick.replica.journal)
        .slice(-2)
        .map(({ status }) => status),
    ).toEqual([200, 200]);
  });
});

describe('where nothing helps, the row says why', () => {
  it.each<[string, FaultAction, string]>([
    ['a page', { kind: 'html' }, 'TikTok sent a page instead of the file. Clipkeep asks again.'],
    [
      'half',
      { kind: 'mishap', shortenTo: 0.5 },
      'The file broke off before its end. Clipkeep fetches it again.',
    ],
  ])('%s everywhere', async (_, action, sentence) => {
    const post = video('hevc');
    for (const { name } of gearsOf(post)) strike(post, `gear-${name}`, action);
    const target = { awemeIds: [post.awemeId] };
    await sendStart(quick.own, { source: 'post', target, assets: ['video'] });
    expect(await firstWord(`${post.awemeId}/video/1`)).toBe(sentence);
    expect(
      [...readFolder(quick.stage.downloads).keys()].filter((path) => path.includes(post.awemeId)),
    ).toEqual([]);
  });
});

/** The first thing that a file's row says of what went wrong; it is tried again later. A minute at most. */
function firstWord(id: string): Promise<string> {
  return quick.own.evaluate<string>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const end = Date.now() + 60_000;
      const look = () => {
        const reading = opening.result.transaction('files').objectStore('files').get('${id}');
        reading.onerror = () => reject(reading.error);
        reading.onsuccess = () => {
          const sentence = reading.result?.problem?.sentence;
          if (!sentence && Date.now() < end) return setTimeout(look, 100);
          opening.result.close();
          resolve(sentence ?? 'nothing');
        };
      };
      look();
    };
  })`);
}
