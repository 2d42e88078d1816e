import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readBackup } from '@/lib/archive/backup-state';
import { backupFolder } from '@/lib/jobs/backup/backup-folder';
import { tryBackupNow } from '@/lib/jobs/backup/backup-trouble';
import { problemOf } from '@/lib/tiktok/errors';
import { makeJob } from '../../components/rows';
import { BackupWorld, downloadFolder } from './backup-world';

let world: BackupWorld;
const usual = `${downloadFolder}/TikTok/clipkeep-backup.jsonl`;

beforeEach(() => {
  world = new BackupWorld();
});

/** Lets everything happen that will. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await world.wake();
    world.finishDownloads();
  }
  await world.wake();
}

const state = () => readBackup(world.db);

describe('a backup is made', () => {
  it('after a job that has saved something, once', async () => {
    await world.endJob();
    await settle();
    expect([...world.disk.keys()]).toEqual([usual]);
    expect(await state()).toMatchObject({ last: { path: 'TikTok/clipkeep-backup.jsonl', savedAs: usual } });
    world.clock += 86_400_000;
    await settle();
    expect(world.made).toBe(1);
    expect(await world.ports.host.held()).toBe(false);
  });

  it.each<[string, () => Promise<unknown> | unknown]>([
    ['unless it is wanted', () => Object.assign(world, { wanted: false })],
    ['before the first job has ended', () => world.db.jobs.clear()],
    [
      'of a job that saved nothing',
      () => world.db.jobs.put(makeJob({ id: 1, state: 'done', finishedAt: 9e12 })),
    ],
    [
      'of a job that was paused with files saved',
      () => world.db.jobs.put(makeJob({ id: 1, state: 'paused' })),
    ],
  ])('not %s', async (_, change) => {
    await world.endJob();
    await change();
    await settle();
    expect(world.made).toBe(0);
  });

  it.each<[string, Parameters<typeof makeJob>[0]]>([
    ['that waits until somebody is live', { waitsForRoom: '7530000000000010001' }],
    ['that reads its list', {}],
  ])('beside a job %s, of those that have ended', async (_, more) => {
    await world.db.jobs.put(makeJob({ id: 9, state: 'running', counts: { saved: 3 }, ...more }));
    await settle();
    expect(world.made).toBe(0);
    await world.endJob();
    await settle();
    expect([world.made, [...world.disk.keys()]]).toEqual([1, [usual]]);
  });

  it('never twice for one job’s end, and not all the time where it takes long', async () => {
    world.took = 60_000;
    await world.endJob();
    await settle();
    for (let job = 0; job < 20; job += 1) {
      await world.endJob();
      await settle();
    }
    expect(world.made).toBe(1);
    const [last] = world.alarms.slice(-1);
    expect(last).toBe(((await state()).last?.madeAt ?? 0) + 50 * 60_000);
    world.clock = last ?? 0;
    await settle();
    expect(world.made).toBe(2);
  });
});

describe('a clock that is set', () => {
  const year = 365 * 86_400_000;
  const hour = 3_600_000;

  it('a year ahead while one is made, and back, puts no other off, and makes none over and over', async () => {
    world.clock += year;
    await world.endJob();
    await settle();
    world.clock -= year;
    await world.endJob();
    await settle();
    expect(world.made).toBe(2);
    for (let hours = 0; hours < 30; hours += 1) {
      world.clock += hour;
      await settle();
    }
    expect(world.made).toBe(2);
  });

  it('a year ahead while one fails, and back, lets it be tried at once', async () => {
    world.clock += year;
    world.failMaking = 'profileFull';
    await world.endJob();
    await world.wake();
    world.clock -= year;
    world.failMaking = undefined;
    await world.endJob();
    await settle();
    expect(world.made).toBe(1);
  });

  it('or a machine that sleeps while one is made puts the next one off for a day at most', async () => {
    world.took = 8 * hour;
    await world.endJob();
    await settle();
    world.took = 100;
    await world.endJob();
    await settle();
    const [next = 0] = world.alarms.slice(-1);
    expect(next).toBeLessThanOrEqual(world.clock + 24 * hour);
    world.clock = next;
    await settle();
    expect(world.made).toBe(2);
  });

  it.each([
    ['back', -year],
    ['ahead', 9 * hour],
  ])(
    '%s while the browser writes ends no download that is well, and one that hangs all the same',
    async (_, by) => {
      await world.endJob();
      await world.wake();
      world.clock += by;
      await world.wake();
      expect(await state()).toHaveProperty('writing');
      expect(await state()).not.toHaveProperty('trouble');
      world.clock += 300_001;
      await world.wake();
      expect(await state()).toMatchObject({ trouble: { problem: { code: 'asksWhere' } } });
    },
  );
});

describe('it takes the place of the last one', () => {
  const again = async () => {
    world.clock += 3_600_000;
    await world.endJob();
    await settle();
  };
  const names = () => [...world.disk.keys()].map((name) => name.split('/').pop());

  beforeEach(async () => {
    await world.endJob();
    await settle();
  });

  it('where the browser says that this is the one', async () => {
    await again();
    expect(names()).toEqual(['clipkeep-backup.jsonl']);
    expect(world.disk.get(usual)).toContain('backup 2');
    expect([...world.list.values()]).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['a number in its name', 'TikTok/a/x (1).mp4'],
    ['a name of its own', 'TikTok/a/sorted.mp4'],
    ['another folder than was asked for', 'Sorted/x.mp4'],
  ])('also where the browser gave %s to the file that came in last', async (_, given) => {
    world.clock += 3_600_000;
    await world.endJob();
    await world.endJob();
    const newest = await world.db.files.orderBy('savedAt').last();
    await world.db.files.update(newest?.id ?? '', { savedAs: `${downloadFolder}/${given}`, renamed: true });
    await settle();
    expect(names()).toEqual(['clipkeep-backup.jsonl']);
    expect(world.disk.get(usual)).toContain('backup 2');
  });

  const change = (part: object) => {
    for (const [id, one] of world.list) world.list.set(id, { ...one, ...part });
  };
  it.each<[string, () => void]>([
    ['was erased from its list', () => world.list.clear()],
    ['has another name', () => change({ filename: `${usual}.old` })],
    ['has another size', () => change({ fileSize: 3 })],
    ['broke off', () => change({ state: 'interrupted' })],
  ])('not where the download %s: then the day is in the name', async (_, spoil) => {
    spoil();
    world.disk.set(usual, 'somebody else wrote this');
    await again();
    expect(names()).toEqual([
      'clipkeep-backup.jsonl',
      expect.stringMatching(/^clipkeep-backup-\d{4}-\d\d-\d\d\.jsonl$/),
    ]);
    expect(world.disk.get(usual)).toBe('somebody else wrote this');
    // And that one from now on.
    await again();
    expect(names()).toHaveLength(2);
  });

  it('not where downloads go to another folder by now', async () => {
    world.clock += 3_600_000;
    await world.endJob('/mnt/big');
    await settle();
    expect([...world.list.values()].map(({ sameName }) => sameName)).toEqual(['uniquify', 'uniquify']);
  });

  it('and asks for a free name where the person took it away', async () => {
    change({ exists: false });
    world.disk.set(usual, 'put there meanwhile');
    await again();
    expect(world.disk.get(usual)).toBe('put there meanwhile');
    expect(names()).toEqual(['clipkeep-backup.jsonl', 'clipkeep-backup (1).jsonl']);
  });
});

it('a file that has its name before the first one stays', async () => {
  world.disk.set(usual, 'somebody else wrote this');
  await world.endJob();
  await settle();
  expect(world.disk.get(usual)).toBe('somebody else wrote this');
  expect(await state()).toMatchObject({ last: { path: 'TikTok/clipkeep-backup (1).jsonl' } });
});

describe('whoever dies', () => {
  it('while it is made: the next worker makes it', async () => {
    await world.endJob();
    const { make } = world.ports.host;
    const begun = new Promise<void>((begin) => {
      world.ports.host.make = () => {
        begin();
        // Whoever is dead hears no answer.
        return new Promise(() => undefined);
      };
    });
    void world.wake();
    await begun;
    world.ports.host.make = make;
    await settle();
    expect([...world.disk.keys()]).toEqual([usual]);
  });

  it('before the download’s number is known: it is found by its link', async () => {
    await world.endJob();
    const { start } = world.ports.downloads;
    world.ports.downloads.start = async (...all) => {
      await start(...all);
      throw new Error('died');
    };
    await expect(world.wake()).rejects.toThrow('died');
    world.ports.downloads.start = start;
    await settle();
    expect([world.made, [...world.disk.keys()]]).toEqual([1, [usual]]);
  });

  it('before the download begins: it is made again', async () => {
    await world.endJob();
    const { start } = world.ports.downloads;
    world.ports.downloads.start = () => Promise.reject(new Error('died'));
    await expect(world.wake()).rejects.toThrow('died');
    world.ports.downloads.start = start;
    await settle();
    expect([world.made, [...world.disk.keys()]]).toEqual([2, [usual]]);
  });

  it.each(['CRASH', 'USER_CANCELED', 'USER_SHUTDOWN'])(
    'with the whole browser (%s): it is made again, and nobody is blamed',
    async (word) => {
      await world.endJob();
      await world.wake();
      world.interrupt(word);
      world.held = undefined;
      await settle();
      expect(await state()).not.toHaveProperty('trouble');
      expect([world.made, [...world.disk.keys()]]).toEqual([2, [usual]]);
      // The lost one's record goes, and with it the part file that Chromium leaves.
      expect([...world.list.values()].map(({ state }) => state)).toEqual(['complete']);
    },
  );

  it('and its number goes to another download: that one is left alone, and no backup', async () => {
    await world.endJob();
    await world.wake();
    world.held = undefined;
    const theirs = { filename: '/home/mira/Downloads/cat.gif', blobUrl: 'https://cats.example/cat.gif' };
    for (const [id, one] of world.list)
      world.list.set(id, {
        ...one,
        ...theirs,
        state: 'complete',
        fileSize: one.content.length,
        exists: true,
      });
    await settle();
    expect([...world.disk.keys()]).toEqual([usual]);
    expect(await state()).toMatchObject({ last: { savedAs: usual } });
    expect([...world.list.values()].map(({ blobUrl }) => blobUrl)).toContain(theirs.blobUrl);
  });
});

describe('what goes wrong is told and tried again', () => {
  it.each<[string, () => unknown, string]>([
    ['no room to make it', () => Object.assign(world, { failMaking: 'profileFull' }), 'profileFull'],
    ['the browser refuses', () => Object.assign(world, { refuse: 'diskRefused' }), 'diskRefused'],
  ])('%s', async (_, spoil, code) => {
    spoil();
    await world.endJob();
    await world.wake();
    await world.wake();
    const { trouble } = await state();
    expect(trouble).toMatchObject({ problem: problemOf(code as 'diskFull'), tries: 1 });
    expect(world.alarms).toContain(trouble?.retryAt);
    world.failMaking = undefined;
    world.refuse = undefined;
    world.clock = trouble?.retryAt ?? 0;
    await settle();
    expect(await state()).not.toHaveProperty('trouble');
    expect([...world.disk.keys()]).toEqual([usual]);
  });

  it('a bug while it is made: it is thrown on, and not met again at each wake', async () => {
    await world.endJob();
    const { make } = world.ports.host;
    const failing = vi.fn(() => Promise.reject(new TypeError('a bug')));
    world.ports.host.make = failing;
    await expect(world.wake()).rejects.toThrow('a bug');
    await world.wake();
    expect(failing).toHaveBeenCalledOnce();
    const { trouble } = await state();
    expect(world.alarms).toContain(trouble?.retryAt);
    world.ports.host.make = make;
    world.clock = trouble?.retryAt ?? 0;
    await settle();
    expect([...world.disk.keys()]).toEqual([usual]);
  });

  it.each([
    ['FILE_NO_SPACE', 'diskFull'],
    ['FILE_ACCESS_DENIED', 'diskRefused'],
    ['USER_CANCELED', 'asksWhere'],
  ])('%s while the browser writes it', async (word, code) => {
    await world.endJob();
    await world.wake();
    world.interrupt(word);
    await world.wake();
    expect(await state()).toMatchObject({ trouble: { problem: { code } } });
  });

  it('a download that hangs is ended', async () => {
    await world.endJob();
    await world.wake();
    world.clock += 300_001;
    await world.wake();
    expect(await state()).toMatchObject({ trouble: { problem: { code: 'asksWhere' } } });
  });

  it('a file that is not whole is no backup', async () => {
    await world.endJob();
    await world.wake();
    for (const [id, one] of world.list) world.list.set(id, { ...one, content: 'half' });
    world.finishDownloads();
    await world.wake();
    const { last, trouble } = await state();
    expect([last, trouble?.problem.code]).toEqual([undefined, 'truncated']);
  });

  it('does not wait where the person says that it can be written now', async () => {
    world.refuse = 'diskRefused';
    await world.endJob();
    await world.wake();
    world.refuse = undefined;
    await settle();
    expect(world.disk.size).toBe(0);
    await tryBackupNow(world.ports);
    await settle();
    expect([...world.disk.keys()]).toEqual([usual]);
  });

  it('waits longer each time, at most a day', async () => {
    world.failMaking = 'diskFull';
    await world.endJob();
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      await world.wake();
      const retryAt = (await state()).trouble?.retryAt ?? 0;
      waits.push((retryAt - world.clock) / 60_000);
      world.clock = retryAt;
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
  });
});

it.each([
  ['TikTok/{uniqueId}/{desc}', 'TikTok'],
  ['My clips/{desc}', 'My clips'],
  ['{uniqueId}/{desc}', ''],
  ['TikTok {uniqueId}/{desc}', ''],
  ['{desc}', ''],
  ['TikTok', ''],
  ['f2:{nickname}/{desc}', ''],
  ['../{desc}', ''],
  ['con/{desc}', ''],
  ['', ''],
])('files named %s share the folder "%s"', (template, folder) => expect(backupFolder(template)).toBe(folder));
