import { postStates } from '@/lib/archive/post-states';
import { refusalIn } from '@/lib/archive/refusal';
import { assets as allAssets } from '@/lib/assets';
import type { Ports } from '@/lib/jobs/ports';
import { type JobRequest, startJob } from '@/lib/jobs/start';
import type { PostState } from '@/lib/messages';
import { assets as chosenAssets } from '@/lib/settings';
import { problemOf } from '@/lib/tiktok/errors';
import { readItem } from '@/lib/tiktok/read-item';

/**
 * One click on one post: a job of length one. The item that the page saw spares the request, if it is that post's;
 * anything else is passed over and the post is asked for. Gives what the button shows now.
 */
export async function savePost(
  ports: Ports,
  message: { awemeId: string; uniqueId: string; seen?: unknown },
): Promise<PostState> {
  const { awemeId } = message;
  if (!/^[1-9]\d{14,24}$/.test(awemeId)) return { state: 'failed', sentence: problemOf('badLink').sentence };
  const read = readItem(message.seen);
  const seen = read.ok && read.item.awemeId === awemeId ? { seen: [read] } : {};
  try {
    await startJob(ports, jobOf(message, await wantedAssets(), seen));
  } catch (error) {
    return { state: 'failed', sentence: refusalIn(error).sentence };
  }
  return (await postStates(ports.db, [awemeId]))[awemeId] ?? { state: 'saving' };
}

function jobOf(
  { awemeId, uniqueId }: { awemeId: string; uniqueId: string },
  assets: string[],
  seen: Pick<JobRequest, 'seen'>,
): JobRequest {
  return {
    source: 'post',
    target: { awemeIds: [awemeId] },
    assets,
    filters: {},
    label: uniqueId ? `Post by @${uniqueId}` : awemeId,
    expected: 1,
    ...seen,
  };
}

/** Ids of what the person saves by default. */
export async function wantedAssets(): Promise<string[]> {
  const byDefault = allAssets.filter((asset) => asset.byDefault).map((asset) => asset.id);
  return (await chosenAssets.getValue()) ?? byDefault;
}
