import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBackupHost } from '@/lib/browser/backup/backup-file';
import { freshDb, savedFile } from '../../archive/kept';

/** The one file of a private file system, as a document sees it. `spoil` throws where the disk does. */
function smallSystem(free: number, spoil: () => void) {
  let text: string | undefined;
  const createWritable = async () => {
    const pieces: string[] = [];
    return {
      write: async (piece: string) => {
        spoil();
        pieces.push(piece);
      },
      close: async () => {
        text = pieces.join('');
      },
      abort: async () => {},
    };
  };
  const root = {
    getFileHandle: async () => ({ createWritable, getFile: async () => new File([text ?? ''], 'backup') }),
    removeEntry: async () => {
      text = undefined;
    },
  };
  return {
    storage: { getDirectory: async () => root, estimate: async () => ({ quota: free + 5000, usage: 5000 }) },
    text: () => text,
  };
}

const db = freshDb();
const full = { problem: { code: 'profileFull' } };

beforeEach(() => db.files.put(savedFile('7530000000000010001')));
afterEach(() => vi.unstubAllGlobals());

function hostOn(free: number, spoil: () => void = () => {}) {
  const system = smallSystem(free, spoil);
  vi.stubGlobal('navigator', { storage: system.storage });
  return { host: createBackupHost(db), text: system.text };
}

describe('a backup', () => {
  it('is made where there is room, and held until it is freed', async () => {
    const { host, text } = hostOn(1e9);
    expect(await host.make(1)).toMatchObject({ size: text()?.length });
    expect(await host.held()).toBe(true);
    await host.free();
    expect([await host.held(), text()]).toEqual([false, undefined]);
  });

  it('leaves the database the room that it needs, and names the disk that is full', async () => {
    const { host, text } = hostOn(63_000_000);
    expect(await host.make(1)).toMatchObject(full);
    expect([await host.held(), text()]).toEqual([false, undefined]);
  });

  it.each(['QuotaExceededError', 'NotReadableError', 'UnknownError'])(
    'names the same disk where that refuses with %s',
    async (name) => {
      const { host } = hostOn(1e9, () => {
        throw new DOMException('The disk said no.', name);
      });
      expect(await host.make(1)).toMatchObject(full);
      expect(await host.held()).toBe(false);
    },
  );

  it('throws a bug on', async () => {
    const { host } = hostOn(1e9, () => {
      throw new TypeError('a bug');
    });
    await expect(host.make(1)).rejects.toThrow('a bug');
  });
});
