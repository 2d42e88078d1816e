import { problemIn } from '@/lib/tiktok/errors';
import { bringFile } from './bring-file';
import { openScratch } from './scratch';
import type { WorkerReport, WorkerTask } from './worker-messages';

/** Least time between two progress reports, milliseconds. */
const reportMs = 400;

/** What a dedicated worker is for its own code. */
interface WorkerScope {
  postMessage(report: WorkerReport): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<WorkerTask>) => void): void;
}

/** Makes this worker bring in the one file that it is sent. It must not use the extension's API: workers have none. */
export function serveTransfer(scope: WorkerScope): void {
  scope.addEventListener('message', ({ data }) => {
    // A bug ends the worker's work: its host hears of errors, but of no promise that was rejected.
    bring(data, (report) => scope.postMessage(report)).catch(reportError);
  });
}

async function bring(task: WorkerTask, report: (report: WorkerReport) => void): Promise<void> {
  let outcome: WorkerReport;
  try {
    outcome = { stage: 'ready', ...(await fillScratch(task, report)) };
  } catch (error) {
    outcome = { stage: 'failed', problem: problemIn(error) };
  }
  report(outcome);
}

async function fillScratch({ attempt, request }: WorkerTask, report: (report: WorkerReport) => void) {
  const handle = await openScratch(attempt);
  try {
    return await bringFile(request, handle, sparingly(report));
  } finally {
    handle.close();
  }
}

/** Reports the first bytes at once, later ones when some time has passed. */
function sparingly(report: (report: WorkerReport) => void): (received: number, total: number) => void {
  let next = 0;
  return (received, total) => {
    const now = performance.now();
    if (now < next) return;
    next = now + reportMs;
    report({ stage: 'fetching', received, total });
  };
}
