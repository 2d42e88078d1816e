import { isRecord } from '@/lib/tiktok/wire-values';
import type { RawItem } from './seen-items';

/** Whether a raw item is a photo post. */
export function isPhoto(item: RawItem | undefined): boolean {
  return isRecord(item?.['imagePost']);
}

/** The author's handle as a raw item has it, or ''. */
export function uniqueIdOf(item: RawItem | undefined): string {
  const author = item?.['author'];
  const uniqueId = isRecord(author) ? author['uniqueId'] : '';
  return typeof uniqueId === 'string' && /^[\w.-]{1,64}$/.test(uniqueId) ? uniqueId : '';
}
