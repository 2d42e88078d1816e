import type { FileRow } from './rows';

/** The saved row that this one was before its file was wanted once more; undefined where it was none. No job has brought it in. */
export function asWas({ was, path, pathKey, alsoFor }: FileRow): FileRow | undefined {
  if (!was) return undefined;
  const { pathKey: oldKey, alsoFor: oldOthers, ...saved } = was;
  // A path that it has left may be another file's by now.
  const key = path === was.path && pathKey !== undefined ? { pathKey } : {};
  return { ...saved, ...key, ...(alsoFor ? { alsoFor } : {}), jobId: 0 };
}
