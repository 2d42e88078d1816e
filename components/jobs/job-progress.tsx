import { inPercent } from '@/components/wording';
import type { FileRow, JobRow } from '@/lib/archive/rows';
import { progressOf } from './progress-of';

/** A bar in two tones: what TikTok has listed, and of that what is done. */
export function JobProgress({ job, saving }: { job: JobRow; saving: readonly FileRow[] }) {
  const { listed, done } = progressOf(job, saving);
  return (
    <div
      class={`bar ${job.state}`}
      role="progressbar"
      aria-label={`${job.label}, done`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(done * 100)}
      aria-valuetext={inPercent(done)}
    >
      <span class="listed" style={{ transform: `scaleX(${listed})` }} />
      <span class="done" style={{ transform: `scaleX(${done})` }} />
    </div>
  );
}
