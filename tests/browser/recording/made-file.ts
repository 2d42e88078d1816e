import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BufferSource, type EncodedPacket, EncodedPacketSink, Input, type InputTrack, MP4 } from 'mediabunny';
import type { RecordedPart } from '@/lib/browser/recording/recorded-part';
import { remux } from '@/lib/browser/recording/remux';
import type { SyncHandle } from '@/lib/browser/saving/scratch';

/** A part whose bytes are here. */
export function partOf(form: RecordedPart['form'], bytes: Uint8Array): RecordedPart {
  return {
    ...{ form, goesOn: false, size: bytes.length },
    read(at, length, into = new Uint8Array(length)) {
      const part = bytes.subarray(at, at + length);
      into.set(part);
      return into.subarray(0, part.length);
    },
  };
}

export interface MemoryFile extends SyncHandle {
  bytes(): Uint8Array;
}

/** A SyncHandle in memory. */
export function memoryFile(): MemoryFile {
  let held = new Uint8Array();
  const resize = (size: number) => {
    const larger = new Uint8Array(size);
    larger.set(held.subarray(0, size));
    held = larger;
  };
  return {
    bytes: () => held,
    read: (buffer, { at }) => {
      const part = held.subarray(at, at + buffer.length);
      buffer.set(part);
      return part.length;
    },
    write: (bytes, { at }) => {
      if (at + bytes.length > held.length) resize(at + bytes.length);
      held.set(bytes, at);
      return bytes.length;
    },
    truncate: resize,
    flush() {},
    close() {},
  };
}

/** Remuxes into memory, and reads what came of it. */
export async function remade(...parts: RecordedPart[]) {
  const targets: MemoryFile[] = [];
  const { files, unread, leftOut } = await remux(parts, (index) => {
    const target = memoryFile();
    targets[index] = target;
    return target;
  });
  const bytes = targets.map((target) => target.bytes());
  const read = await Promise.all(bytes.map(readBack));
  return { files: files.map((file, at) => ({ ...file, ...read[at] })), unread, leftOut, bytes, read };
}

/** Times in seconds. */
export interface ReadTrack {
  codec: string;
  packets: EncodedPacket[];
  /** From the first picture or sound to the end of the last. */
  lasts: number;
  sink: EncodedPacketSink;
}

/** Times in seconds. */
export interface ReadFile {
  seconds: number;
  video?: ReadTrack & { width: number; height: number };
  audio?: ReadTrack & { sampleRate: number; channels: number };
}

/** An MP4's tracks and their packets, as the library reads them. */
export async function readBack(bytes: Uint8Array): Promise<ReadFile> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4] });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const { displayWidth: width = 0, displayHeight: height = 0 } = video ?? {};
  const { sampleRate = 0, numberOfChannels: channels = 0 } = audio ?? {};
  return {
    seconds: await input.computeDuration(),
    ...(video && { video: { ...(await readTrack(video)), width, height } }),
    ...(audio && { audio: { ...(await readTrack(audio)), sampleRate, channels } }),
  };
}

async function readTrack(track: InputTrack): Promise<ReadTrack> {
  const sink = new EncodedPacketSink(track);
  const packets: EncodedPacket[] = [];
  for (let one = await sink.getFirstPacket(); one; one = await sink.getNextPacket(one)) packets.push(one);
  const ends = packets.map(({ timestamp, duration }) => timestamp + duration);
  const lasts = Math.max(...ends) - Math.min(...packets.map(({ timestamp }) => timestamp));
  return { codec: String(await track.getCodecParameterString()), packets, lasts, sink };
}

/** What one of ffmpeg's programs says. */
function run(program: 'ffmpeg' | 'ffprobe', options: readonly string[]) {
  return spawnSync(program, options, { encoding: 'utf8' });
}

export const hasFfmpeg =
  run('ffmpeg', ['-version']).status === 0 && run('ffprobe', ['-version']).status === 0;

/** What ffmpeg says when it decodes all of a file; nothing when all is well. */
export function decodeErrors(bytes: Uint8Array): string {
  return inFile(bytes, (path) => {
    return run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'null', '-']).stderr;
  });
}

/** Each packet's decoding time, as ffprobe reads it, seconds. */
export function decodingTimes(bytes: Uint8Array, track: 'v' | 'a'): number[] {
  return inFile(bytes, (path) => {
    const show = [
      '-v',
      'error',
      '-select_streams',
      track,
      '-show_entries',
      'packet=dts_time',
      '-of',
      'csv=p=0',
    ];
    const { stdout } = run('ffprobe', [...show, path]);
    return stdout.split('\n').filter(Boolean).map(Number.parseFloat);
  });
}

function inFile<Value>(bytes: Uint8Array, ask: (path: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-made-'));
  try {
    const path = join(folder, 'made.mp4');
    writeFileSync(path, bytes);
    return ask(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
