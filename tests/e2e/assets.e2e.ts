import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gearsOf } from '../replica/files/gears';
import { type Comment, discussion } from '../replica/world/comments';
import type { Post } from '../replica/world/post';
import { type QuickStage, quickStage, set } from '../stage/quick-stage';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { mediaRequests } from '../stage/read-journal';
import { sendLinks, untilJob } from '../stage/send';

let quick: QuickStage;

beforeAll(async () => {
  quick = await quickStage();
  await set(quick.own, { template: 'Files/{awemeId}' });
});

afterAll(() => quick.close());

describe('one kind of file each, of posts by their ids', () => {
  it('the cover', async () => {
    const posts = take(2, ({ kind }) => kind === 'video');
    await expectFiles(posts, ['cover'], (post) => [['_cover.jpg', bytesOf(post, 'origin')]]);
  });

  it('the animated cover, still animated', async () => {
    const posts = take(2, ({ kind }) => kind === 'video');
    await expectFiles(posts, ['cover-animated'], (post) => [
      ['_cover_animated.webp', bytesOf(post, 'dynamic')],
    ]);
    const bytes = onDisk(`${posts[0]?.awemeId}_cover_animated.webp`);
    expect(bytes.subarray(8, 12).toString('latin1')).toBe('WEBP');
    expect(bytes.includes('ANIM')).toBe(true);
  });

  it('the author’s picture', async () => {
    await expectFiles(take(1), ['avatar'], ({ member }) => [
      ['_avatar.jpg', quick.replica.expectedBytes(member.uid, 'avatar')],
    ]);
  });

  it('the song of a video', async () => {
    const posts = take(2, ({ kind }) => kind === 'video');
    await run(posts, ['video-music']);
    for (const post of posts) {
      const names = namesOf(post);
      expect(names).toHaveLength(1);
      expect(names[0]).toMatch(/_music\.(?:mp3|m4a)$/);
      expect(onDisk(names[0] ?? '').equals(bytesOf(post, 'music'))).toBe(true);
    }
  });

  it('the data as .info.json, in which no link is signed and no cookie stands', async () => {
    const [post] = take(1, ({ kind }) => kind === 'video');
    if (!post) throw new Error('The cast lacks a video.');
    await run([post], ['info']);
    const text = onDisk(`${post.awemeId}.info.json`).toString();
    const { member, awemeId, createTime, desc } = post;
    expect(JSON.parse(text)).toMatchObject({
      ...{ id: awemeId, description: desc, timestamp: createTime, extractor_key: 'TikTok' },
      ...{ uploader: member.uniqueId, uploader_id: member.uid, channel_id: member.secUid },
      webpage_url: `https://www.tiktok.com/@${member.uniqueId}/video/${awemeId}`,
      formats: expect.arrayContaining(
        gearsOf(post).map(({ name, width, height, size }) =>
          expect.objectContaining({ format_id: name, width, height, filesize: size }),
        ),
      ),
    });
    expect(text).not.toMatch(/signature|x-expires|tt_chain_token|sessionid|msToken/i);
  });

  it('comments with all their answers', async () => {
    const [post] = take(1, (one) => discussion(quick.replica.world, one).length > 25);
    if (!post) throw new Error('The cast lacks comments.');
    await run([post], ['comments']);
    const saved: Threads = JSON.parse(onDisk(`${post.awemeId}.comments.json`).toString());
    const wanted = discussion(quick.replica.world, post);
    expect(saved.comments.map(({ replies, ...one }) => [shortOf(one), replies.map(shortOf)])).toEqual(
      wanted.map(({ comment, replies }) => [wantedOf(comment), replies.map(wantedOf)]),
    );
    expect(saved.saved).toBe(wanted.reduce((sum, { replies }) => sum + 1 + replies.length, 0));
    expect(wanted[0]?.replies.length).toBeGreaterThan(5);
  });
});

describe('subtitles', () => {
  it('in every language that there is, as TikTok has them and as SubRip', async () => {
    const posts = take(2, ({ subtitles }) => subtitles);
    const srt = Buffer.from(
      [
        ...['1', '00:00:00,000 --> 00:00:01,000', 'Hello, this is a made-up caption.', ''],
        ...['2', '00:00:01,000 --> 00:00:02,000', 'And this is the end of it.', ''],
      ].join('\n'),
    );
    await expectFiles(posts, ['subtitles-vtt', 'subtitles-srt'], (post) =>
      ['eng-US', 'deu-DE'].flatMap((language) => [
        [`.${language}.vtt`, bytesOf(post, `caption-${language}`)],
        [`.${language}.srt`, srt],
      ]),
    );
  });

  it('in the chosen languages alone', async () => {
    await set(quick.own, { subtitleLanguages: ['de'] });
    await expectFiles(
      take(1, ({ subtitles }) => subtitles),
      ['subtitles-vtt'],
      (post) => [['.deu-DE.vtt', bytesOf(post, 'caption-deu-DE')]],
    );
  });

  it('of a post that has none: a row that says so', async () => {
    const [post] = take(1, ({ subtitles }) => !subtitles);
    if (!post) throw new Error('The cast lacks a post without subtitles.');
    const job = await run([post], ['subtitles-srt']);
    expect(job.counts).toMatchObject({ listed: 1, saved: 0, failed: 0, skipped: 1 });
    expect(namesOf(post)).toEqual([]);
  });
});

describe('which version of a video', () => {
  const cases: [limit: string | number, codec: string, ladder: Post['ladder'], gear: string][] = [
    ['best', 'any', 'hevc', 'adapt_lowest_1080_1'],
    ['best', 'any', 'dash', 'normal_720_0'],
    ['best', 'h264', 'hevc', 'normal_540_0'],
    [1080, 'hevc', 'hevc', 'adapt_lowest_1080_1'],
    [720, 'any', 'hevc', 'adapt_lower_720_1'],
    [720, 'h264', 'hevc', 'normal_540_0'],
    ['smallest', 'any', 'hevc', 'adapt_540_1'],
    ['smallest', 'hevc', 'dash', 'normal_540_0'],
    ['smallest', 'any', 'h264', 'lowest_540_0'],
  ];

  it.each(cases)('%s, codec %s, of a post as %s: %s', async (limit, codec, ladder, gear) => {
    await set(quick.own, { videoQuality: { limit, codec } });
    const posts = take(1, (post) => post.ladder === ladder && post.kind === 'video');
    quick.replica.journal.clear();
    await expectFiles(posts, ['video'], (post) => [['.mp4', bytesOf(post, `gear-${gear}`)]]);
    expect(mediaRequests(quick.replica.journal)).toHaveLength(1);
  });
});

interface Entry {
  id: string;
  text: string;
  author: string;
  like_count: number;
  timestamp: number;
}

interface Threads {
  saved: number;
  comments: (Entry & { replies: Entry[] })[];
}

const shortOf = ({ id, text, author, like_count, timestamp }: Entry) =>
  [id, text, author, like_count, timestamp] as const;
const wantedOf = ({ cid, text, author, likes, createTime }: Comment) =>
  [cid, text, author.uniqueId, likes, createTime] as const;

/** Posts that no test has had yet, of people without any trouble. */
function take(count: number, fits: (post: Post) => boolean = () => true): Post[] {
  const { world } = quick.replica;
  const all = ['dana_example', 'twice_example', 'flaky_example'].flatMap((name) => world.listed(name));
  const posts = all.filter((post) => !taken.has(post.awemeId) && fits(post)).slice(0, count);
  for (const { awemeId } of posts) taken.add(awemeId);
  expect(posts).toHaveLength(count);
  return posts;
}

const taken = new Set<string>();

/** Saves these kinds of file of these posts and expects exactly these files, under these endings, with these bytes. */
async function expectFiles(
  posts: readonly Post[],
  assets: string[],
  filesOf: (post: Post) => [ending: string, bytes: Buffer][],
): Promise<void> {
  const job = await run(posts, assets);
  const wanted = posts.flatMap((post) =>
    filesOf(post).map(([ending, bytes]) => [`${post.awemeId}${ending}`, bytes] as const),
  );
  expect(posts.flatMap(namesOf).sort()).toEqual(wanted.map(([name]) => name).sort());
  for (const [name, bytes] of wanted) expect([name, onDisk(name).equals(bytes)]).toEqual([name, true]);
  expect(job.counts).toMatchObject({ listed: posts.length, saved: wanted.length, failed: 0, planned: 0 });
}

async function run(posts: readonly Post[], assets: string[]) {
  const text = posts.map(({ awemeId }) => awemeId).join('\n');
  expect(await sendLinks(quick.own, text, assets)).toEqual({ started: 1, problems: [] });
  const { jobs } = await readArchive(quick.stage);
  return (await untilJob(quick, jobs.at(-1)?.id ?? 0, 'done')).job;
}

function namesOf({ awemeId }: Post): string[] {
  const paths = [...readFolder(quick.stage.downloads).keys()];
  return paths.flatMap((path) => (path.startsWith(`Files/${awemeId}`) ? [path.slice('Files/'.length)] : []));
}

function onDisk(name: string): Buffer {
  return readFolder(quick.stage.downloads).get(`Files/${name}`) ?? Buffer.alloc(0);
}

function bytesOf({ awemeId }: Post, slot: string): Buffer {
  return quick.replica.expectedBytes(awemeId, slot);
}
