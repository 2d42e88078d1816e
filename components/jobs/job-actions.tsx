import { SendingFault } from '@/components/sending-fault';
import { useSending } from '@/components/use-sending';
import type { JobRow } from '@/lib/archive/rows';
import { type JobCommand, sendMessage } from '@/lib/messages';
import { live } from '@/lib/sources/live';
import { isLive } from './is-live';

/** What one can do with a job in this state. */
export function JobActions({ job, heldToday }: { job: JobRow; heldToday: boolean }) {
  const waitsForPerson = job.state === 'paused' && needsTikTok(job);
  const actions = actionsFor(job, waitsForPerson, heldToday);
  if (actions.length === 0) return null;
  return (
    <div class="row">
      {waitsForPerson && (
        <a class="button primary" href={tikTokPage(job)} target="_blank" rel="noopener">
          Open TikTok
        </a>
      )}
      {actions.map(([command, label]) => (
        <CommandButton key={command} job={job} command={command}>
          {label}
        </CommandButton>
      ))}
    </div>
  );
}

function CommandButton({ job, command, children }: { job: JobRow; command: JobCommand; children: string }) {
  const [sending, press] = useSending(() => sendMessage('commandJob', { jobId: job.id, command }));
  return (
    <>
      <button type="button" onClick={press}>
        {children}
        <span class="out-of-sight"> {job.label}</span>
      </button>
      <SendingFault fault={sending.fault} />
    </>
  );
}

/** A check, a sign-in or a page to work in: only the person can give it, and only on TikTok's own page. */
function needsTikTok({ problem }: JobRow): boolean {
  return problem !== undefined && ['humanCheck', 'signIn', 'noPage', 'denied'].includes(problem.code);
}

function actionsFor(job: JobRow, waits: boolean, heldToday: boolean): [command: JobCommand, label: string][] {
  const retry: [JobCommand, string][] = job.counts.failed > 0 ? [['retryFailed', 'Retry failed']] : [];
  const goOn: [JobCommand, string][] = heldToday ? [['goOnToday', 'Go on today']] : [];
  if (job.source === live.id && isLive(job)) return [...goOn, ...liveActions(job, waits), ...retry];
  if (job.state === 'running') return [...goOn, ['pause', 'Pause'], ['cancel', 'Cancel'], ...retry];
  if (job.state === 'paused')
    return [['resume', waits ? 'Continue' : 'Resume'], ['cancel', 'Cancel'], ...retry];
  if (job.state === 'failed') return [['resume', 'Try again'], ...retry, ...discard(job)];
  // Cancelled is for good.
  return job.state === 'done' ? [...retry, ...discard(job)] : [];
}

/** A recording that failed keeps on disk what it has received, until it is tried again or discarded. */
function discard({ source, counts }: JobRow): [command: JobCommand, label: string][] {
  return source === live.id && counts.failed > 0 ? [['cancel', 'Discard']] : [];
}

/** A recording is stopped and kept; while one only waits for it, it can be called off. */
function liveActions({ state, counts }: JobRow, waits: boolean): [command: JobCommand, label: string][] {
  const resume: [JobCommand, string][] =
    state === 'paused' ? [['resume', waits ? 'Continue' : 'Resume']] : [];
  return [...resume, ['stop', counts.planned > 0 ? 'Stop and keep' : 'Stop waiting']];
}

/** Where the check shows: the list's own page, where one is known. */
function tikTokPage({ target }: JobRow): string {
  const path = target.uniqueId ? `@${encodeURIComponent(target.uniqueId)}` : '';
  return `https://www.tiktok.com/${path}`;
}
