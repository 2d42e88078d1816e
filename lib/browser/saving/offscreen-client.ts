import { browser } from 'wxt/browser';
import { keptRecordings } from '@/lib/browser/recording/recording-files';
import type { BackupHost } from '@/lib/jobs/backup/backup-ports';
import type { Holding, Ports } from '@/lib/jobs/ports';
import { createOffscreenBackups } from './offscreen-backups';
import { sendMessage } from './offscreen-messages';

const page = 'offscreen.html';

/** Transfers in the offscreen document, which is made when the first one begins. Chromium only. */
export function createOffscreenTransfers(): Ports['transfers'] & {
  restIfIdle(): Promise<void>;
  backups: BackupHost;
} {
  const inTurn = createTurns();
  const backups = createOffscreenBackups({ inTurn, isOpen, open });
  return {
    backups,
    begin: (attempt, request) =>
      inTurn(async () => {
        if (!(await isOpen())) await open();
        await sendMessage('beginTransfer', { attempt, request });
      }),
    held: () => inTurn(heldNow),
    release: (attempt) =>
      inTurn(async () => {
        if (await isOpen()) await sendMessage('releaseTransfer', { attempt });
      }),
    stop: (attempt) =>
      inTurn(async () => {
        if (await isOpen()) await sendMessage('stopRecording', { attempt });
      }),
    forgetRecording: (recording) =>
      inTurn(async () => {
        if (!(await isOpen())) await open();
        return sendMessage('forgetRecording', { recording });
      }),
    // The private file system is open to the background too.
    keptRecordings,
    /** Closes the document when it holds nothing, and with it what it uses of memory. */
    restIfIdle: () =>
      inTurn(async () => {
        const held = await heldNow();
        if (held.length === 0 && !(await backups.held()) && (await isOpen()))
          await browser.offscreen.closeDocument();
      }),
  };
}

/** A document that doesn't answer (its start was cut off with the worker's, or it crashed) holds nothing any more. */
async function heldNow(): Promise<Holding[]> {
  if (!(await isOpen())) return [];
  try {
    return await sendMessage('heldTransfers', undefined);
  } catch {
    await browser.offscreen.closeDocument().catch(() => undefined);
    return [];
  }
}

async function isOpen(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  return contexts.length > 0;
}

function open(): Promise<void> {
  return browser.offscreen.createDocument({
    url: page,
    reasons: ['BLOBS', 'WORKERS'],
    justification:
      'Fetches your files, checks that they are whole, and hands them to the browser’s downloads.',
  });
}

/** Runs one thing after the other: a document must not be closed while another call opens it. */
function createTurns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run, run);
    last = mine.catch(() => undefined);
    return mine;
  };
}
