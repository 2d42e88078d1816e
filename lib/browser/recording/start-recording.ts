import type { LiveFigures } from '@/lib/archive/live-figures';
import type { Holding, RecordRequest } from '@/lib/jobs/ports';
import { type Problem, problemOf } from '@/lib/tiktok/errors';
import { type Joined, resultFile } from './recording-files';
import type { RecordingReport, RecordingTask } from './recording-worker';

/** The worker that is at a recording now. */
export type Recorder = Pick<Worker, 'postMessage' | 'terminate'>;

/**
 * Has a recording received by one worker and joined by another, whose memory hasn't grown for hours, and tells how it goes,
 * in the words of any transfer.
 */
export function startRecording(
  startWorker: () => Worker,
  attempt: string,
  request: RecordRequest,
  settle: (holding: Holding) => void,
): Recorder {
  let received = 0;
  let worker: Worker;
  const fail = (problem: Problem) => settle({ attempt, stage: 'failed', received, total: 0, problem });
  const goOn = (live: LiveFigures) => settle({ attempt, stage: 'fetching', received, total: 0, live });
  const take = async (report: RecordingReport) => {
    if (report.stage === 'recording') received = report.bytes;
    if (report.stage === 'recording') goOn(report.live);
    else if (report.stage === 'failed') fail(report.problem);
    else if (report.stage === 'joined') settle(await holdResult(attempt, request, report.joined));
    else {
      goOn(report.live);
      worker.terminate();
      worker = send({ ...request, stopped: true, before: report.live });
    }
  };
  const takeOrFail = (report: RecordingReport) =>
    take(report).catch((error: unknown) => {
      fail(problemOf('bug'));
      reportError(error);
    });
  const send = (task: RecordRequest): Worker => {
    const begun = startWorker();
    begun.addEventListener('message', ({ data }: MessageEvent<RecordingReport>) => takeOrFail(data));
    // The browser prints the worker's bug itself; the recording only must not wait for a worker that is gone.
    begun.addEventListener('error', () => fail(problemOf('stalled')));
    begun.postMessage(task satisfies RecordingTask);
    return begun;
  };
  worker = send(request);
  return {
    postMessage: (task: RecordingTask) => worker.postMessage(task),
    terminate: () => worker.terminate(),
  };
}

async function holdResult(
  attempt: string,
  { recording, result }: RecordRequest,
  { results, raw, live }: Joined,
): Promise<Holding> {
  const wanted = results[result - 1];
  if (!wanted)
    return { attempt, stage: 'failed', received: 0, total: 0, problem: problemOf('nothingToSave') };
  const file = await resultFile(recording, result);
  const blobUrl = URL.createObjectURL(file.slice(0, wanted.size, wanted.mime));
  const { size, ext } = wanted;
  const whole = { received: size, total: size, blobUrl, ext, results: results.length };
  return { attempt, stage: 'ready', ...whole, ...(raw ? { raw } : {}), ...(live ? { live } : {}) };
}
