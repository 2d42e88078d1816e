import { relative } from 'node:path';
import type { FileRow } from '@/lib/archive/rows';
import type { RecordingWish } from '@/lib/tiktok/target';
import type { LiveOptions } from '../replica/live/broadcast';
import type { Replica } from '../replica/replica';
import { decodingFaults } from './check-decoding';
import { type CheckedVideo, checkVideo } from './check-video';
import type { AnyStage, Evaluates } from './evaluates';
import { readFolder } from './read-folder';
import { type Run, sendStart } from './send';

/** Somebody goes live, and is recorded. Gives the job's id. */
export async function recordLive(
  { replica, own }: { replica: Pick<Replica, 'live'>; own: Evaluates },
  uniqueId: string,
  options: LiveOptions,
  recording: RecordingWish = {},
): Promise<number> {
  replica.live.start(uniqueId, options);
  return startRecording({ own }, uniqueId, recording);
}

/** Starts a recording as the popup does. Gives the job's id. */
export async function startRecording(
  { own }: { own: Evaluates },
  uniqueId: string,
  recording: RecordingWish = {},
): Promise<number> {
  const label = `Live: @${uniqueId}`;
  const wish = { target: { uniqueId }, recording, label, expected: 1 };
  const started = await sendStart(own, { source: 'live', assets: ['info', 'cover'], ...wish });
  if ('problem' in started) throw new Error(started.problem.sentence);
  return started.jobId;
}

/** Expression for the popup: it tells of a recording of this many seconds at least, and then says what fits the rest. */
export function tellsOf(seconds: number, rest = ''): string {
  return `(() => {
    const told = /Recording: (\\d+):(\\d\\d), ${rest}/.exec(document.body.innerText);
    return told && told[1] * 60 + Number(told[2]) >= ${seconds};
  })()`;
}

/** Waits until a job's recording fits, ten times a second and for a minute at most; the background worker may sleep meanwhile. */
export async function untilRecording(
  { own }: { own: Evaluates },
  jobId: number,
  fits: (row: FileRow) => boolean,
): Promise<FileRow> {
  for (const end = Date.now() + 60_000; ; ) {
    const row = await own.evaluate<FileRow | undefined>(recordingOf(jobId));
    if (row && fits(row)) return row;
    if (Date.now() > end) throw new Error(`The recording of job ${jobId} is ${JSON.stringify(row)}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function recordingOf(jobId: number): string {
  return `new Promise((resolve, reject) => {
    const opening = indexedDB.open('clipkeep');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('files').objectStore('files').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.find((row) => row.jobId === ${jobId} && row.asset === 'live'));
      };
    };
  })`;
}

/** Waits until something of the replica is so, ten times a second and for a minute at most. */
export async function untilTrue(what: string, isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !isTrue(); ) {
    if (Date.now() > end) throw new Error(`A minute later it is still not so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What is wrong with the recorded files of a run when they are decoded; for tests that are skipped where `canDecode` is false. */
export async function decodeRecorded({ files }: Run): Promise<string[]> {
  const faults: string[] = [];
  for (const { asset, savedAs = '' } of files)
    if (asset === 'live') faults.push(...(await decodingFaults(savedAs)));
  return faults;
}

/** The recorded files of a run as they are on disk, in their order; throws where a row and the disk differ. */
export async function readRecorded({ stage }: { stage: AnyStage }, { files }: Run): Promise<CheckedVideo[]> {
  const onDisk = readFolder(stage.downloads);
  const rows = files.filter(({ asset }) => asset === 'live').sort((a, b) => a.num - b.num);
  const checked: CheckedVideo[] = [];
  for (const { id, state, savedAs = '', size, problem } of rows) {
    const bytes = onDisk.get(relative(stage.downloads, savedAs))?.length;
    if (state !== 'saved' || bytes === undefined || bytes !== size)
      throw new Error(`${id} is ${state}, ${size} bytes; on disk ${bytes}: ${JSON.stringify(problem)}`);
    checked.push(await checkVideo(savedAs));
  }
  return checked;
}

/** The one video that a recording became; throws where there are several, or where anything is wrong with it. */
export async function readOnlyVideo(stage: { stage: AnyStage }, run: Run): Promise<CheckedVideo> {
  const [video, ...more] = await readRecorded(stage, run);
  const faults = video?.faults ?? ['There is no video.'];
  if (video && more.length === 0 && faults.length === 0) return video;
  throw new Error(`Of job ${run.job.id} there are ${more.length} more videos. ${faults.join(' ')}`);
}

/** Seconds of pictures and of sound in all files of a recording. */
export function secondsIn(files: readonly CheckedVideo[]): { video: number; audio: number; frames: number } {
  const sum = (of: (file: CheckedVideo) => number) => files.reduce((total, file) => total + of(file), 0);
  return {
    video: sum(({ video }) => video),
    audio: sum(({ audio }) => audio),
    frames: sum(({ frames }) => frames),
  };
}
