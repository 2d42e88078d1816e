import { sources } from '@/lib/sources/index';
import type { Source } from '@/lib/sources/source';
import { ClipkeepError } from '@/lib/tiktok/errors';

/** The source that a job's row names. Throws ClipkeepError badLink for one that is unknown. */
export function sourceOf(id: string): Source {
  const source = sources[id];
  if (!source) throw new ClipkeepError('badLink', { detail: `no source ${id}` });
  return source;
}
