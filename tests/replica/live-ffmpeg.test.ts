import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveOptions, Quality } from './live/broadcast';
import { annexB, nalsOf, parameterSets } from './live/nals';
import { type Replica, startReplica } from './replica';
import { configsIn, flvTags, framesIn, watchFromNow, watchStream } from './stream-watcher';
import { Visitor } from './visitor';

const found = ['ffmpeg', 'ffprobe'].every((name) => spawnSync(name, ['-version']).status === 0);
if (!found) console.warn('SKIPPED: no ffmpeg and ffprobe on the PATH here.');

let replica: Replica;
let folder: string;
const name = 'cato_example';

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  folder = mkdtempSync(join(tmpdir(), 'clipkeep-live-'));
});
afterAll(async () => {
  await replica.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: string, args: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(command, ['-v', 'error', ...args], { timeout: 60_000, maxBuffer: 2 ** 26 });
}

/** The address of a stream of a broadcast that has just begun, as TikTok gives it. */
async function urlOf(
  options: LiveOptions,
  form: 'flv' | 'hls',
  quality: Quality = 'origin',
): Promise<string> {
  const { roomId } = replica.live.start(name, { speed: 8, ...options });
  const info = `https://webcast.tiktok.com/webcast/room/info/?aid=1988&room_id=${roomId}`;
  const { data } = JSON.parse((await new Visitor(replica).get(info)).text);
  return JSON.parse(data.stream_url.live_core_sdk_data.pull_data.stream_data).data[quality].main[form];
}

const throughProxy = () => ['-http_proxy', `http://127.0.0.1:${replica.proxyPort}`, '-tls_verify', '0'];

interface Track {
  codec_type: string;
  codec_name: string;
  width?: number;
  nb_read_packets: string;
}

async function tracksIn(file: string): Promise<Track[]> {
  const entries = ['-show_entries', 'stream=codec_type,codec_name,width,nb_read_packets'];
  const { stdout } = await run('ffprobe', ['-count_packets', ...entries, '-of', 'json', file]);
  return JSON.parse(stdout).streams;
}

/** Decodes all of it, and stops at the first thing that is wrong. */
const decode = (file: string) => run('ffmpeg', ['-xerror', '-i', file, '-f', 'null', '-']);

describe.skipIf(!found)('ffmpeg, as it is, on the replica’s streams', { timeout: 120_000 }, () => {
  it.each<[string, LiveOptions, 'flv' | 'hls', string]>([
    ['H.264 in FLV', {}, 'flv', 'h264'],
    ['H.264 in TS', {}, 'hls', 'h264'],
    ['H.264 in fMP4', { segments: 'fmp4' }, 'hls', 'h264'],
    ['HEVC in TS', { codec: 'hevc' }, 'hls', 'hevc'],
    ['HEVC in fMP4', { codec: 'hevc', segments: 'fmp4' }, 'hls', 'hevc'],
  ])('%s: records 4 s of it without a word', async (_, options, form, codec) => {
    const file = join(folder, `${codec}-${form}-${options.segments ?? ''}.mkv`);
    const url = await urlOf(options, form);
    const { stderr } = await run('ffmpeg', [
      ...throughProxy(),
      '-i',
      url,
      '-t',
      '4',
      '-c',
      'copy',
      '-y',
      file,
    ]);
    expect(stderr).toBe('');
    const [video, audio] = await tracksIn(file);
    expect([video?.codec_name, video?.width, audio?.codec_name]).toEqual([codec, 180, 'aac']);
    expect(Number(video?.nb_read_packets)).toBeGreaterThanOrEqual(75);
    expect(Number(audio?.nb_read_packets)).toBeGreaterThanOrEqual(120);
    expect((await decode(file)).stderr).toBe('');
  });

  it('sound alone, in TS', async () => {
    const url = await urlOf({}, 'hls', 'ao');
    const { stderr } = await run('ffmpeg', [
      ...throughProxy(),
      '-xerror',
      '-t',
      '3',
      '-i',
      url,
      '-f',
      'null',
      '-',
    ]);
    expect(stderr).toBe('');
  });

  it.each([
    ['codec-12', 5],
    ['hvc1', 8],
  ] as const)('HEVC in FLV as %s, which it can’t read itself, by its frames', async (hevcAs, head) => {
    const url = await urlOf({ codec: 'hevc', hevcAs }, 'flv');
    const { bytes } = await watchStream(replica, url, (got) => flvTags(got).length > 400);
    const [config, ...video] = flvTags(bytes).filter(({ type }) => type === 'video');
    const sets = parameterSets({ codec: 'hevc', videoConfig: config?.body.subarray(5) ?? Buffer.alloc(0) });
    // Enhanced frames without an offset (packet type 3) have no three bytes for it.
    const data = video.map(({ body }) =>
      body.subarray((body[0] ?? 0) === 0xa3 || body[0] === 0x93 ? 5 : head),
    );
    const file = join(folder, `${hevcAs}.hevc`);
    writeFileSync(file, annexB([...sets, ...data.flatMap(nalsOf)]));
    const [track] = await tracksIn(file);
    expect([track?.codec_name, track?.width, Number(track?.nb_read_packets)]).toEqual([
      'hevc',
      180,
      video.length,
    ]);
    expect((await decode(file)).stderr).toBe('');
  });

  it('goes through a change of size and a jump of times in the middle', async () => {
    const url = await urlOf({ speed: 60 }, 'flv');
    replica.live.disturb(name, { kind: 'jump', after: 20, by: 30 });
    const enough = (got: Buffer) => framesIn(flvTags(got)).length > 600;
    const { bytes } = await watchFromNow(replica, name, url, { kind: 'switch', after: 2 }, enough);
    expect(configsIn(flvTags(bytes))).toHaveLength(2);
    const file = join(folder, 'changed.flv');
    writeFileSync(file, bytes);
    const { stderr } = await decode(file).catch((error) => ({ stderr: String(error) }));
    // The file breaks off where we had enough.
    expect(
      stderr.split('\n').filter((line) => line && !/Packet corrupt|corrupt input packet/.test(line)),
    ).toEqual([]);
  });

  it('hears every beep of the broadcast and sees its counter go round: nothing is lost where the loop begins again', async () => {
    const url = await urlOf({ speed: 60 }, 'flv');
    const { bytes } = await watchStream(replica, url, (got) => framesIn(flvTags(got)).length > 250);
    const file = join(folder, 'loops.flv');
    writeFileSync(file, bytes);
    const sound = join(folder, 'loops.s16');
    await run('ffmpeg', ['-i', file, '-map', 'a', '-f', 's16le', '-y', sound]);
    const samples = readFileSync(sound);
    const loud = Array.from(
      { length: Math.floor(samples.length / 640) },
      (_, at) => peak(samples, at * 640) > 6000,
    );
    const beeps = loud.filter((now, at) => now && !loud[at - 1]).length;
    expect(beeps).toBeGreaterThanOrEqual(11);
  });
});

/** The loudest of 10 ms. */
function peak(samples: Buffer, from: number): number {
  let most = 0;
  for (let at = from; at < from + 640; at += 2) most = Math.max(most, Math.abs(samples.readInt16LE(at)));
  return most;
}
