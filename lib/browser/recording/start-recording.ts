import type { Holding, RecordRequest } from '@/lib/jobs/ports';
import { problemOf } from '@/lib/tiktok/errors';
import { type Joined, resultFile } from './recording-files';
import type { RecordingReport, RecordingTask } from './recording-worker';

/** Sends a worker its recording and tells how it goes, in the words of any transfer. */
export function startRecording(
  worker: Worker,
  attempt: string,
  request: RecordRequest,
  settle: (holding: Holding) => void,
): Worker {
  let received = 0;
  worker.addEventListener('message', async ({ data }: MessageEvent<RecordingReport>) => {
    if (data.stage === 'recording') {
      received = data.bytes;
      settle({ attempt, stage: 'fetching', received, total: 0, live: data.live });
    } else if (data.stage === 'failed')
      settle({ attempt, stage: 'failed', received, total: 0, problem: data.problem });
    else settle(await holdResult(attempt, request, data.joined));
  });
  // The browser prints the worker's bug itself; the recording only must not wait for a worker that is gone.
  worker.addEventListener('error', () =>
    settle({ attempt, stage: 'failed', received, total: 0, problem: problemOf('stalled') }),
  );
  worker.postMessage(request satisfies RecordingTask);
  return worker;
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
