import { afterEach, expect, it, vi } from 'vitest';
import type { RecordingReport, RecordingTask } from '@/lib/browser/recording/recording-worker';
import { startRecording } from '@/lib/browser/recording/start-recording';
import type { Holding } from '@/lib/jobs/ports';
import { requestFor } from './recorder-stage';

afterEach(() => void vi.unstubAllGlobals());

/** What a host sees of a worker. */
class FakeWorker extends EventTarget {
  readonly sent: RecordingTask[] = [];
  ended = false;
  postMessage = (task: RecordingTask) => void this.sent.push(task);
  terminate = () => {
    this.ended = true;
  };
  report(report: RecordingReport): void {
    this.dispatchEvent(new MessageEvent('message', { data: report }));
  }
}

function begin() {
  const workers: FakeWorker[] = [];
  const told: Holding[] = [];
  const startWorker = () => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  };
  const request = requestFor(['a.flv']);
  const recorder = startRecording(startWorker, 'a#1', request, (holding) => told.push(holding));
  return { workers, told, request, recorder };
}

const live = {
  phase: 'joining',
  seconds: 60,
  lostSeconds: 2,
  bitrate: 0,
  diskLeft: 0,
  ended: 'limit',
} as const;

it('has what was received joined by a worker that has not grown meanwhile', () => {
  const { workers, told, request, recorder } = begin();
  const [first] = workers;
  expect(first?.sent).toEqual([request]);
  first?.report({ stage: 'recording', live: { ...live, phase: 'recording' }, bytes: 7000 });
  first?.report({ stage: 'received', live });
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  expect(workers[1]?.sent).toEqual([{ ...request, stopped: true, before: live }]);
  expect(told.at(-1)).toMatchObject({ stage: 'fetching', received: 7000, live });
  recorder.postMessage('stop');
  expect(workers[1]?.sent.at(-1)).toBe('stop');
  recorder.terminate();
  expect(workers[1]?.ended).toBe(true);
});

it.each([0, 1])('says so where worker %i is gone', (nth) => {
  const { workers, told } = begin();
  if (nth === 1) workers[0]?.report({ stage: 'received', live });
  workers[nth]?.dispatchEvent(new Event('error'));
  expect(told.at(-1)).toMatchObject({ attempt: 'a#1', stage: 'failed', problem: { code: 'stalled' } });
});

it('says so where its result can’t be opened, and reports why', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const gone = new DOMException('no such file', 'NotFoundError');
  vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.reject(gone) } });
  const { workers, told } = begin();
  const results = [{ ext: 'mp4', mime: 'video/mp4', size: 7 }];
  workers[0]?.report({ stage: 'joined', joined: { results, raw: false, live } });
  await vi.waitFor(() => expect(reported).toHaveBeenCalledWith(gone));
  expect(told.at(-1)).toMatchObject({ attempt: 'a#1', stage: 'failed', problem: { code: 'bug' } });
});
