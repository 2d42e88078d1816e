import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { printOf } from './visitor';

/** The strangers' own clients: named by the environment, or found on the PATH. Too old ones are no measure. */
const peers = {
  ytDlp: findPeer(process.env['CLIPKEEP_YTDLP'] ?? 'yt-dlp', 'CLIPKEEP_YTDLP', /^202[6-9]/),
  galleryDl: findPeer(
    process.env['CLIPKEEP_GALLERYDL'] ?? 'gallery-dl',
    'CLIPKEEP_GALLERYDL',
    /^1\.(?:3[2-9]|[4-9]\d)/,
  ),
};

function findPeer(command: string, variable: string, recent: RegExp): string | undefined {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  const version = stdout?.trim() ?? '';
  if (recent.test(version)) return command;
  console.warn(`SKIPPED: no recent ${command} here (${version || 'not found'}). ${variable} may name one.`);
  return undefined;
}

let replica: Replica;
let folder: string;

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  folder = mkdtempSync(join(tmpdir(), 'clipkeep-peers-'));
});
afterAll(async () => {
  await replica.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: string | undefined, args: string[]): Promise<void> {
  const proxy = ['--proxy', `http://127.0.0.1:${replica.proxyPort}`, '--no-check-certificate'];
  await promisify(execFile)(command ?? '', [...proxy, ...args], { timeout: 110_000, maxBuffer: 2 ** 26 });
}

/** All files below a folder, smallest name first. */
function filesIn(name: string): string[] {
  const paths = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' });
  return paths
    .map((path) => join(folder, name, path))
    .filter((path) => statSync(path).isFile())
    .sort();
}

describe.skipIf(!peers.ytDlp)('yt-dlp, as it is', { timeout: 120_000 }, () => {
  const ytDlp = (name: string, ...args: string[]) =>
    run(peers.ytDlp, ['--no-config', '--no-mtime', '-o', join(folder, name, '%(id)s.%(ext)s'), ...args]);

  it('downloads a video: the best encoding with sound', async () => {
    const post = replica.world.listed('dana_example').find(({ ladder }) => ladder === 'hevc');
    await ytDlp('one', `https://www.tiktok.com/@dana_example/video/${post?.awemeId}`);
    expect(filesIn('one').map((path) => printOf(readFileSync(path)))).toEqual([
      printOf(replica.expectedBytes(post?.awemeId ?? '', 'video')),
    ]);
  });

  it('downloads a whole user', async () => {
    await ytDlp('user', '-f', 'b', 'https://www.tiktok.com/@dana_example');
    const ids = filesIn('user').map((path) => /(\d+)\.mp4$/.exec(path)?.[1]);
    expect(ids).toEqual(
      replica.world
        .listed('dana_example')
        .map((post) => post.awemeId)
        .sort(),
    );
  });
});

describe.skipIf(!peers.galleryDl)('gallery-dl, as it is', { timeout: 120_000 }, () => {
  const galleryDl = (name: string, url: string) =>
    run(peers.galleryDl, ['--config-ignore', '-d', join(folder, name), url]);

  it('downloads a photo post, every picture and the music', async () => {
    const post = replica.world.listed('cato_example').find(({ photos }) => photos === 9);
    await galleryDl('album', `https://www.tiktok.com/@cato_example/photo/${post?.awemeId}`);
    const awemeId = post?.awemeId ?? '';
    const pictures = Array.from({ length: 9 }, (_, at) => replica.expectedBytes(awemeId, 'photos', at + 1));
    const wanted = [...pictures, replica.expectedBytes(awemeId, 'music')].map(printOf);
    expect(
      filesIn('album')
        .map((path) => printOf(readFileSync(path)))
        .sort(),
    ).toEqual(wanted.sort());
  });

  it('downloads a whole user', async () => {
    await galleryDl('albums', 'https://www.tiktok.com/@photo_example');
    const posts = replica.world.listed('photo_example');
    const pictures = posts.reduce((sum, post) => sum + post.photos, 0);
    const songs = posts.filter((post) => !post.licensed).length;
    expect(filesIn('albums').length).toBe(pictures + songs + 1);
  });
});
