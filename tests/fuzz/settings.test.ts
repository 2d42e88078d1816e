import '../components/fake-extension';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { compileTemplate } from '@/lib/naming/compile';
import * as settings from '@/lib/settings';
import { cases, patience } from './cases';
import { damaged, edits } from './hostile';

const items = {
  template: settings.template,
  assets: settings.assets,
  concurrency: settings.concurrency,
  pace: settings.pace,
  dailyLimit: settings.dailyLimit,
  backupAfterJobs: settings.backupAfterJobs,
  videoQuality: settings.videoQuality,
  subtitleLanguages: settings.subtitleLanguages,
  renames: settings.renames,
} as const;
type Name = keyof typeof items;

/** As the options page writes them. */
const written: Record<Name, unknown> = {
  ...{ template: '{awemeId}', assets: ['video'], concurrency: 6, pace: { min: 50, max: 100 } },
  ...{ dailyLimit: 7, backupAfterJobs: true },
  ...{ videoQuality: { limit: 720, codec: 'hevc' }, subtitleLanguages: ['en', 'pt-BR'], renames: 'follow' },
};
const usual: Record<Name, unknown> = {
  ...{ template: settings.defaultTemplate, assets: null, concurrency: 3, pace: { min: 800, max: 2500 } },
  ...{ dailyLimit: 10_000, backupAfterJobs: false },
  ...{ videoQuality: { limit: 'best', codec: 'any' }, subtitleLanguages: null, renames: 'keep' },
};
const names = Object.keys(items) as Name[];

beforeEach(() => fakeBrowser.reset());

const read = async (name: Name, stored: unknown): Promise<unknown> => {
  await fakeBrowser.storage.local.set({ [name]: stored });
  return items[name].getValue();
};

describe('settings', () => {
  it.each(names)('%s are as they were written, and usual where nothing was', async (name) => {
    expect(await items[name].getValue()).toEqual(usual[name]);
    expect(await read(name, written[name])).toEqual(written[name]);
  });

  it.each<[Name, unknown]>([
    ...names.flatMap((name) => [{}, [[]], Number.NaN].map((value): [Name, unknown] => [name, value])),
    ...names.filter((name) => name !== 'backupAfterJobs').map((name): [Name, unknown] => [name, true]),
    ['template', 7],
    ['template', 'x'.repeat(3000)],
    ['assets', 'video'],
    ['assets', [7]],
    ['concurrency', 0],
    ['concurrency', 7],
    ['concurrency', 2.5],
    ['concurrency', '3'],
    ['concurrency', 1e9],
    ['pace', { min: 800 }],
    ['pace', { min: -1, max: 5 }],
    ['pace', { min: 900, max: 800 }],
    ['pace', { min: 0, max: 1e12 }],
    ['dailyLimit', -1],
    ['dailyLimit', 0.5],
    ['dailyLimit', '100'],
    ['backupAfterJobs', 'true'],
    ['backupAfterJobs', 1],
    ['videoQuality', { limit: 'best' }],
    ['videoQuality', { limit: 900, codec: 'any' }],
    ['subtitleLanguages', ['x'.repeat(500)]],
    ['renames', 'constructor'],
  ])('%s that hold nonsense are the usual ones: %#', async (name, stored) => {
    expect(await read(name, stored)).toEqual(usual[name]);
  });

  it('are heard of as they are read', async () => {
    const heard: unknown[] = [];
    const unwatch = settings.concurrency.watch((value) => heard.push(value));
    await fakeBrowser.storage.local.set({ concurrency: 5 });
    await fakeBrowser.storage.local.set({ concurrency: 'many' });
    unwatch();
    expect(heard).toEqual([5, 3]);
  });

  it('are something that can be worked with, whatever is stored', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), edits, async (name, changes) => {
        const stored = damaged(written[name], changes);
        // The fake copies what is stored by way of JSON, which ends far above the stack's end in a real browser too.
        const value = await read(name, stored).catch((error: unknown) => {
          if (error instanceof RangeError) return usual[name];
          throw error;
        });
        if (name === 'template') expect(compileTemplate(String(value))).toHaveProperty('ok');
        expect(typeof value).toBe(value === null ? 'object' : typeof written[name]);
      }),
      cases(0.2),
    );
  });
});
