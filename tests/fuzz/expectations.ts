import { expect } from 'vitest';
import { assets, wantsOf } from '@/lib/assets';
import { readBegin } from '@/lib/browser/saving/transfer-shapes';
import { ClipkeepError } from '@/lib/tiktok/errors';
import type { Item } from '@/lib/tiktok/item';
import { defaultChoices } from '../assets/default-choices';
import { ownHost } from '../stage/own-host';

/** Runs a reader: what it gives, or undefined where it refuses in the expected way. A bug is thrown on. */
export function orRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ClipkeepError) return undefined;
    throw error;
  } finally {
    expectUnpolluted();
  }
}

/** Nothing has been hung on every object there is. */
export function expectUnpolluted(): void {
  if ('polluted' in {} || 'polluted' in Array.prototype || 'polluted' in Function.prototype)
    throw new Error('a prototype was polluted');
}

/** A link as it is fetched: https on TikTok's own hosts, nobody's name in it, no port of its own. */
export function expectOwnLink(link: string): void {
  const { protocol, hostname, username, password, port } = new URL(link);
  const own = ownHost.test(hostname);
  expect({ link, protocol, own, rest: username + password + port }).toEqual({
    ...{ link, protocol: 'https:', own: true, rest: '' },
  });
}

const all = assets.map(({ id }) => id);
const anew = {
  recording: '1/live/1',
  result: 1,
  stopped: false,
  asItCame: false,
  quality: defaultChoices.videoQuality,
  limits: {},
  before: { seconds: 0, lostSeconds: 0 },
};

/** What it takes to bring in the files of a post is something that transfers take. */
export function expectBegun(item: Item): void {
  for (const { want } of wantsOf(item, all, defaultChoices)) {
    const { body, ext } = want;
    if (body.kind === 'gather') continue;
    const request = {
      ...body,
      ...(body.kind === 'text' ? { ext } : {}),
      ...(body.kind === 'record' ? anew : {}),
    };
    expect(readBegin({ attempt: 'a', request }).request).toEqual(request);
  }
}
