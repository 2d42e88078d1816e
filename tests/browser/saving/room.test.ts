import { describe, expect, it } from 'vitest';
import { createRoomGuard } from '@/lib/browser/saving/room';

const full = { problem: { code: 'profileFull' } };

describe('room for a transfer', () => {
  it.each([
    [64_000_000, 0, true],
    [63_999_999, 0, false],
    [70_000_000, 6_000_000, true],
    [70_000_000, 6_000_001, false],
  ])('%i bytes free for a file of %i: %s', async (free, size, isEnough) => {
    const check = createRoomGuard(async () => ({ quota: free + 5_000, usage: 5_000 }));
    if (isEnough) await check(0, size);
    else await expect(check(0, size)).rejects.toMatchObject(full);
  });

  it('is looked at again as the bytes come, and not for each of them', async () => {
    let asked = 0;
    let free = 1e9;
    const check = createRoomGuard(async () => {
      asked += 1;
      return { quota: free, usage: 0 };
    });
    for (let received = 0; received < 8_000_000; received += 100_000) await check(received, 0);
    expect(asked).toBe(1);
    free = 63_000_000;
    await expect(check(8_000_000, 0)).rejects.toMatchObject(full);
  });

  it('counts what has come already: it is on the disk', async () => {
    const check = createRoomGuard(async () => ({ quota: 66_000_000, usage: 0 }));
    await check(58_000_000, 60_000_000);
  });

  it('is taken for granted where the browser does not say', async () => {
    await createRoomGuard(async () => ({}))(0, 1e12);
  });
});
