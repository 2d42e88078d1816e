import { inBytes, inDigits } from '@/components/wording';
import type { Counts } from '@/lib/archive/rows';

/** The numbers of a job. Posts are counted by `listed`, files by the others. */
export function JobCounts({ counts }: { counts: Counts }) {
  const figures: [label: string, value: string, shown: boolean][] = [
    [counts.listed === 1 ? 'post listed' : 'posts listed', inDigits(counts.listed), true],
    [counts.planned === 1 ? 'file to get' : 'files to get', inDigits(counts.planned), counts.planned > 0],
    ['saved', inDigits(counts.saved), true],
    ['skipped', inDigits(counts.skipped), counts.skipped > 0],
    ['failed', inDigits(counts.failed), counts.failed > 0],
    ['on disk', inBytes(counts.bytes), counts.bytes > 0],
  ];
  return (
    <dl class="counts numbers">
      {figures
        .filter(([, , shown]) => shown)
        .map(([label, value]) => (
          <div key={label} class={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
