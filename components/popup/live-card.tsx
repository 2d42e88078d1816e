import { LiveForm } from './live-form';
import { useLiveJobs } from './use-live-jobs';

/** The page of a live room: record it. */
export function LiveCard({ uniqueId }: { uniqueId: string }) {
  const running = useLiveJobs();
  return (
    <section class="card stack" aria-labelledby="whose">
      <h2 id="whose">
        Live stream of <bdi>@{uniqueId}</bdi>
      </h2>
      {running && <LiveForm uniqueId={uniqueId} running={running} />}
    </section>
  );
}
