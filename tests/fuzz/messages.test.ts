import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerMessages } from '@/entrypoints/background/answer-messages';
import { readMessage, type shapes } from '@/entrypoints/background/message-shapes';
import { readBegin, readForget, readRelease } from '@/lib/browser/saving/transfer-shapes';
import { ClipkeepError } from '@/lib/tiktok/errors';
import { createWorld, type World } from '../jobs/world';
import { wireVideoItem } from '../tiktok/wire';
import { cases, patience } from './cases';
import { expectUnpolluted } from './expectations';
import { damaged, edits } from './hostile';

type Listener = (message: { data: unknown; sender: unknown }) => unknown;
const listeners = vi.hoisted(() => new Map<string, Listener>());
vi.mock('@/lib/messages', () => ({
  onMessage: (type: string, listener: Listener) => listeners.set(type, listener),
}));
vi.mock('@/lib/browser/senders', () => ({ fromTikTokPage: () => {}, fromExtensionItself: () => {} }));
vi.mock('@/lib/settings', () => ({ assets: { getValue: async () => null } }));

type Type = keyof typeof shapes;
const id = '7412345678901234567';
const secUid = `MS4wLjABAAAA${'m'.repeat(64)}`;
const job = {
  ...{ source: 'posts', target: { secUid, uniqueId: 'mira_example' }, assets: ['video'], filters: {} },
  ...{ label: '@mira_example', expected: 3 },
};
/** A message of each kind as our own pages send it. */
const good: Record<Type, Record<string, unknown>> = {
  savePost: { awemeId: id, uniqueId: 'mira_example', seen: wireVideoItem() },
  recordLive: { uniqueId: 'mira_example' },
  postStates: { awemeIds: [id, '@mira_example'] },
  startJob: { ...job, recording: { whenLive: true, minutes: 10, megabytes: 500, quality: 720 } },
  listLists: { of: 'playlist', target: { secUid } },
  commandJob: { jobId: 1, command: 'pause' },
  startLinks: { text: `https://www.tiktok.com/@a/video/${id}`, assets: ['video'] },
};
const types = Object.keys(good) as Type[];

let world: World;
const wake = vi.fn();
beforeEach(() => {
  world = createWorld([]);
  world.tiktok.twist = () => {
    throw new ClipkeepError('gone');
  };
  wake.mockClear();
  answerMessages(world.ports, wake);
});
afterEach(() => world.close());

async function say(type: string, data: unknown): Promise<unknown> {
  const listener = listeners.get(type);
  if (!listener) throw new Error(type);
  return listener({ data, sender: {} });
}

async function rows(): Promise<number> {
  const { db } = world.ports;
  return (await Promise.all(db.tables.map((table) => table.count()))).reduce((sum, one) => sum + one, 0);
}

describe('messages to the background', () => {
  it.each(types)('%s, as our own pages say it, is answered', async (type) => {
    await expect(say(type, good[type])).resolves.not.toBeInstanceOf(Error);
  });

  it.each<[Type, unknown]>([
    ...types.flatMap((type) =>
      [undefined, null, 7, 'x', [], [good[type]], {}].map((data): [Type, unknown] => [type, data]),
    ),
    ['savePost', { awemeId: 7412345678901234567n, uniqueId: '' }],
    ['savePost', { awemeId: 7_412_345_678_901_235_000, uniqueId: '' }],
    ['savePost', { awemeId: [id], uniqueId: '' }],
    ['savePost', { awemeId: id }],
    ['savePost', { awemeId: id, uniqueId: '../../x' }],
    ['savePost', { awemeId: id, uniqueId: 'x'.repeat(5000) }],
    ['postStates', { awemeIds: id }],
    ['postStates', { awemeIds: [{ toString: 1 }] }],
    ['postStates', { awemeIds: ['x'.repeat(5000)] }],
    ['startJob', { ...job, source: '__proto__' }],
    ['startJob', { ...job, source: 'constructor' }],
    ['startJob', { ...job, target: { secUid: '../../../etc' } }],
    ['startJob', { ...job, source: 'playlist', target: { mixId: '1/../../x' } }],
    ['startJob', { ...job, source: 'post', target: { awemeIds: [7_412_345_678_901_235_000] } }],
    ['startJob', { ...job, source: 'post', target: { awemeIds: ['1/../../x'] } }],
    ['startJob', { ...job, assets: ['__proto__'] }],
    ['startJob', { ...job, assets: Array(100_000).fill('video') }],
    ['startJob', { ...job, filters: { newest: -1 } }],
    ['startJob', { ...job, filters: { from: 'yesterday' } }],
    ['startJob', { ...job, filters: { kind: 'toString' } }],
    ['startJob', { ...job, expected: Number.NaN }],
    ['startJob', { ...job, recording: 'now' }],
    ['startJob', { ...job, recording: { minutes: -1 } }],
    ['startJob', { ...job, recording: { minutes: '10' } }],
    ['startJob', { ...job, recording: { megabytes: Number.POSITIVE_INFINITY } }],
    ['startJob', { ...job, recording: { whenLive: 'yes' } }],
    ['startJob', { ...job, recording: { quality: 540 } }],
    ['listLists', { of: '__proto__', target: {} }],
    ['commandJob', { jobId: '1', command: 'cancel' }],
    ['commandJob', { jobId: 1, command: 'constructor' }],
    ['startLinks', { text: ['x'], assets: [] }],
  ])('%s of another form is refused, and nothing is written: %#', async (type, data) => {
    await expect(say(type, data)).rejects.toThrow(`Clipkeep doesn't take this ${type}.`);
    expect([await rows(), wake.mock.calls.length]).toEqual([0, 0]);
  });

  it.each<[Type, Record<string, unknown>, Record<string, unknown>]>([
    ['startJob', { label: '\ud800x' }, { label: '\ufffdx' }],
    ['startJob', { label: 'x'.repeat(9000) }, { label: 'x'.repeat(500) }],
    ['startJob', { admin: true }, {}],
    ['startJob', { recording: { whenLive: true, until: 'dawn' } }, { recording: { whenLive: true } }],
    ['commandJob', { command: 'stop' }, { command: 'stop' }],
    ['postStates', { awemeIds: Array(5000).fill(id) }, { awemeIds: Array(1000).fill(id) }],
  ])('%s: what does no harm is made to fit: %#', (type, given, taken) => {
    expect(readMessage(type, { ...good[type], ...given })).toEqual({ ...good[type], ...taken });
  });

  it('are answered or refused, whatever they are', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), edits, async (type, changes) => {
        const before = await rows();
        const refused = await say(type, damaged(good[type], changes)).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof TypeError) || !error.message.startsWith("Clipkeep doesn't")) throw error;
            return true;
          },
        );
        expectUnpolluted();
        if (refused) expect(await rows()).toBe(before);
      }),
      cases(0.02),
    );
  });

  it('have no form but their own', { timeout: patience }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), edits, (type, changes) => {
        const data = damaged(good[type], changes);
        const read = orTypeError<object>(() => readMessage(type, data));
        if (read) expect(Object.keys(good[type])).toEqual(expect.arrayContaining(Object.keys(read)));
      }),
      cases(),
    );
  });
});

describe('messages to the transfers', () => {
  const request = {
    ...{ kind: 'fetch', expect: 'video', candidates: [{ url: 'https://v16.tiktokcdn.com/x', size: 0 }] },
  };
  const begin = { attempt: '1/video/1#1', request };

  const recording = {
    ...{ kind: 'record', recording: '7/live/1', result: 1, roomId: '7', stopped: false, asItCame: false },
    streams: [{ form: 'flv', url: 'https://pull-f5.tiktokcdn.com/x.flv' }],
    ...{ limits: { seconds: 60, bytes: 1 }, before: { seconds: 0, lostSeconds: 0, ended: 'disk' } },
    quality: { limit: 720, codec: 'any' },
  };

  it.each<[unknown, boolean]>([
    [begin, true],
    [{ ...begin, request: { ...request, expect: 'text', transform: 'vtt-to-srt' } }, true],
    [{ ...begin, request: { kind: 'text', text: 'x', ext: 'txt' } }, true],
    [undefined, false],
    [{ ...begin, attempt: '' }, false],
    [{ ...begin, attempt: 7 }, false],
    [{ ...begin, request: { ...request, expect: 'program' } }, false],
    [{ ...begin, request: { ...request, candidates: ['https://v16.tiktokcdn.com/x'] } }, false],
    [{ ...begin, request: { ...request, transform: 'constructor' } }, false],
    [{ ...begin, request: { kind: 'text', text: 'x', ext: '../x' } }, false],
    [{ ...begin, request: { kind: '__proto__' } }, false],
    [{ ...begin, request: recording }, true],
    [{ ...begin, request: { ...recording, recording: '' } }, false],
    [{ ...begin, request: { ...recording, result: 0 } }, false],
    [{ ...begin, request: { ...recording, streams: [{ form: 'rtmp', url: 'x' }] } }, false],
    [{ ...begin, request: { ...recording, stopped: 'no' } }, false],
    [{ ...begin, request: { ...recording, limits: { seconds: '60' } } }, false],
    [{ ...begin, request: { ...recording, before: {} } }, false],
    [{ ...begin, request: { ...recording, before: { ...recording.before, ended: 'toString' } } }, false],
    [{ ...begin, request: { ...recording, quality: { limit: 480, codec: 'any' } } }, false],
  ])('%j: %j', (data, fits) => {
    expect(orTypeError(() => readBegin(data)) !== undefined).toBe(fits);
  });

  it('have no form but their own', { timeout: patience }, () => {
    fc.assert(
      fc.property(edits, (changes) => {
        orTypeError(() => readBegin(damaged(begin, changes)));
        orTypeError(() => readBegin(damaged({ ...begin, request: recording }, changes)));
        orTypeError(() => readRelease(damaged(begin, changes)));
        orTypeError(() => readForget(damaged({ recording: '7/live/1' }, changes)));
      }),
      cases(),
    );
  });
});

function orTypeError<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith("Clipkeep doesn't")) return undefined;
    throw error;
  } finally {
    expectUnpolluted();
  }
}
