import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { mediaKind } from '@/lib/tiktok/media-kind';
import { apiTotal, type Requests } from './requests';

/** What one act of the demonstration brought and cost. */
export interface Run {
  title: string;
  seconds: number;
  job: JobRow;
  /** Every file row after it. */
  files: FileRow[];
  /** Those that it saved. */
  fresh: FileRow[];
  requests: Requests;
}

/** Something that must hold; `fault` is empty where it does. */
export interface Check {
  what: string;
  fault: string;
}

/** Prints a run as a few aligned lines. */
export function tellRun(run: Run, downloads: string): void {
  const { title, seconds, job, fresh, requests } = run;
  const { listed, skipped, failed } = job.counts;
  line(title, `${seconds.toFixed(1)} s`);
  line('  posts', `${listed} listed`);
  line('  files', `${fresh.length} saved, ${skipped} skipped, ${failed} failed`);
  for (const [kind, rows] of byKind(fresh)) line(`    ${kind}`, `${rows.length}, ${inBytes(bytesOf(rows))}`);
  for (const [sentence, count] of reasons(run)) line('    failed', `${count}: ${sentence}`);
  line('  requests', requestsInWords(requests));
  for (const [path, count] of requests.api) line(`    ${path}`, String(count));
  for (const row of fresh.slice(0, 3)) console.log(`  ${relative(downloads, row.savedAs ?? '')}`);
  if (fresh.length > 3) console.log(`  … and ${fresh.length - 3} more`);
  console.log('');
}

/** Prints what was checked, and the verdict. */
export function tellChecks(checks: readonly Check[], seconds: number): void {
  for (const { what, fault } of checks) console.log(fault ? `NOT SO  ${what}: ${fault}` : `ok      ${what}`);
  const wrong = checks.filter((check) => check.fault !== '').length;
  console.log(
    wrong ? `\n${wrong} of ${checks.length} checks failed.` : `\nAll well, in ${seconds.toFixed(0)} s.`,
  );
}

function line(label: string, value: string): void {
  console.log(`${label.padEnd(34)} ${value}`);
}

function requestsInWords(requests: Requests): string {
  const { media, inVain, pages } = requests;
  const vain = inVain > 0 ? ` (${inVain} for files that are gone)` : '';
  return `${apiTotal(requests)} API, ${media} media${vain}, ${pages} pages`;
}

function byKind(rows: readonly FileRow[]): [kind: string, rows: FileRow[]][] {
  const kinds = new Map<string, FileRow[]>();
  for (const row of rows) {
    const kind =
      row.asset === 'description' ? 'caption (txt)' : mediaKind(readFileSync(row.savedAs ?? '')).mime;
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  return [...kinds].sort(([one], [other]) => one.localeCompare(other));
}

/** Why files of this run failed, and how many for each reason. */
function reasons({ job, files }: Run): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of files.filter((one) => one.jobId === job.id && one.state === 'failed')) {
    const sentence = row.problem?.sentence ?? 'no reason';
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return counts;
}

function bytesOf(rows: readonly FileRow[]): number {
  return rows.reduce((sum, row) => sum + (row.size ?? 0), 0);
}

function inBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
