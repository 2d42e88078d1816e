import { ClipkeepError } from '@/lib/tiktok/errors';

/** Bytes that transfers leave free: a database that finds no room at all can't even write down that there is none. */
const reserve = 64_000_000;
/** A transfer looks again after so many bytes: all slots together stay well within the reserve. */
const stride = 8_000_000;

/**
 * Makes a guard that throws ClipkeepError profileFull when the disk with the browser's profile has no room for `size`
 * more bytes (0: unknown). With unlimitedStorage, quota less usage is what is free there (Chromium 156, 2026-11).
 */
export function createRoomGuard(
  estimate: () => Promise<StorageEstimate>,
): (received: number, size: number) => Promise<void> {
  let next = 0;
  return async (received, size) => {
    if (received < next) return;
    next = received + stride;
    const { quota, usage = 0 } = await estimate();
    const left = Math.max(0, size - received);
    if (quota !== undefined && quota - usage < left + reserve)
      throw new ClipkeepError('profileFull', { detail: `${quota - usage} bytes free` });
  };
}
