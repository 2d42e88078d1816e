import { Dexie } from 'dexie';
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';

/** Shows a page, or, where the archive that it reads can't be opened, why and what to do. Any other error is a bug and goes on. */
export function WithArchive({ children }: { children: ComponentChildren }) {
  const [error, again] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  if (!(error instanceof Dexie.DexieError)) throw error;
  return (
    <main class="popup stack">
      <section class="card stack" role="alert" aria-labelledby="closed">
        <h1 id="closed">Clipkeep can't open its archive</h1>
        <p>
          Most often the disk with your browser's own files is full. Make room there, then try again. Nothing
          is lost: what was saved stays, and jobs go on by themselves.
        </p>
        <p class="quiet small">The browser says: {error.name}</p>
        <button type="button" class="primary" onClick={again}>
          Try again
        </button>
      </section>
    </main>
  );
}
