import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether ffmpeg and ffprobe are here: what needs them is a test of its own, which is skipped without. */
export const canDecode = ['ffmpeg', 'ffprobe'].every((name) => spawnSync(name, ['-version']).status === 0);

/** Times of decoding that do not grow, and everything that ffmpeg has to say while it decodes a file. */
export async function decodingFaults(path: string): Promise<string[]> {
  const entries = ['-show_entries', 'packet=stream_index,dts', '-of', 'csv=p=0'];
  const listed = await run('ffprobe', ['-v', 'error', ...entries, path]);
  const decoded = await run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'null', '-']);
  const said = `${listed.stderr}\n${decoded.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return [...said, ...backwards(listed.stdout)];
}

function backwards(listed: string): string[] {
  const last = new Map<string, number>();
  return listed.split('\n').flatMap((line) => {
    const [track, dts] = line.split(',');
    if (!track || dts === undefined) return [];
    const before = last.get(track) ?? Number.NEGATIVE_INFINITY;
    last.set(track, Number(dts));
    return Number(dts) > before ? [] : [`track ${track}: ${dts} comes after ${before}`];
  });
}

function run(command: string, args: string[]) {
  return promisify(execFile)(command, args, { timeout: 120_000, maxBuffer: 2 ** 26 });
}
