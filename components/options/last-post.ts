import type { ArchiveDb } from '@/lib/archive/db';
import type { Sample } from '@/lib/naming/samples';

/** The post whose file came in last, as a row of the preview; undefined where nothing is saved yet. */
export async function lastPost(db: ArchiveDb): Promise<Sample | undefined> {
  const file = await db.files.orderBy('savedAt').last();
  const item = file && (await db.posts.get(file.awemeId));
  if (!file || !item) return undefined;
  const [user, job] = await Promise.all([db.users.get(item.secUid), db.jobs.get(file.jobId)]);
  const folder = user?.folder ?? item.author.uniqueId;
  const context = { item, source: job?.source ?? 'post', folder, num: file.num };
  return { label: 'The last one you saved', context, suffix: '', ext: extensionOf(file.path) };
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
