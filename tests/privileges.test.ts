import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { UserManifest } from 'wxt';
import { hostFamilies } from '@/lib/tiktok/hosts';
import config from '../wxt.config';
import { readTree } from './architecture/read-tree';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const security = read('SECURITY.md');

async function manifestOf(browser: string, manifestVersion: 2 | 3): Promise<UserManifest> {
  if (typeof config.manifest !== 'function') throw new Error('wxt.config.ts gives no manifest.');
  return config.manifest({ browser, manifestVersion, mode: 'production', command: 'build' });
}

const browsers = [
  ['chrome', 3, /both|Chromium/],
  ['firefox', 2, /both|Firefox/],
] as const;

/** Rows of a table of SECURITY.md: the first cell's code, and the other cells. */
const rows = [...security.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', rest = '']) => ({
  name,
  cells: rest.split(' | '),
}));
const hosts = rows.filter(({ name }) => name.startsWith('https:'));
const permissions = rows.filter(({ name }) => !name.startsWith('https:'));

describe.each(browsers)('what the extension may do in %s', (browser, version, here) => {
  it('has a sentence for each permission, and no permission without one', async () => {
    const told = permissions.filter(({ cells: [where = ''] }) => here.test(where)).map(({ name }) => name);
    const manifest = await manifestOf(browser, version);
    expect([...(manifest.permissions ?? [])].sort()).toEqual(told.sort());
  });

  it('has a sentence for each host, and no host without one', async () => {
    const manifest = await manifestOf(browser, version);
    expect([...(manifest.host_permissions ?? [])].sort()).toEqual(hosts.map(({ name }) => name).sort());
  });

  it('has no way in or out that nobody decided on', async () => {
    const manifest = await manifestOf(browser, version);
    const decided = [
      'name',
      'description',
      'permissions',
      'host_permissions',
      'content_security_policy',
      'incognito',
      browser === 'firefox' ? 'browser_specific_settings' : 'minimum_chrome_version',
    ];
    expect(Object.keys(manifest).sort()).toEqual(decided.sort());
    expect(manifest.incognito).toBe('not_allowed');
  });

  it('lets its own pages load and reach only what is ours and TikTok’s', async () => {
    const { content_security_policy: policy } = await manifestOf(browser, version);
    const reached = hostFamilies.flatMap((family) => [`https://${family}`, `https://*.${family}`]);
    expect(policy).toEqual({
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        `connect-src ${reached.join(' ')}`,
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    });
  });
});

it('is not offered for Firefox on Android, which has no windows and saves no files', async () => {
  const { browser_specific_settings: settings } = await manifestOf('firefox', 2);
  expect(Object.keys(settings ?? {})).toEqual(['gecko']);
});

it('says whole sentences', () => {
  expect(permissions.length).toBeGreaterThan(0);
  expect(rows.map(({ cells }) => cells.at(-1)).filter((why) => !/^[A-Z].{20,}\.$/.test(why ?? ''))).toEqual(
    [],
  );
});

/** What is kept in the extension's storage, and the words that PRIVACY.md has for it. */
const kept: Record<string, string> = {
  ...{
    'local:template': 'Your settings',
    'local:assets': 'Your settings',
    'local:concurrency': 'Your settings',
  },
  ...{
    'local:pace': 'Your settings',
    'local:dailyLimit': 'Your settings',
    'local:videoQuality': 'Your settings',
  },
  ...{ 'local:subtitleLanguages': 'Your settings', 'local:renames': 'Your settings' },
  ...{ 'local:backupAfterJobs': 'Your settings', 'local:tally': 'A tally: a random number' },
  ...{ 'session:worked': 'Which way of asking worked', 'session:deviceId': 'a device number' },
  ...{ 'session:msToken': 'the last token', 'session:ownTab': 'which tabs Clipkeep opened' },
  'session:listTabs': 'for which list',
  'session:fetchedContext': "your session's number (`odinId`)",
  'session:linksDraft': 'Links that you have pasted',
  'session:logRenewed': "the database's log was begun anew",
};

it('says in PRIVACY.md of everything in the extension’s storage that it is there', () => {
  const sources = [...readTree(root, ['lib', 'components', 'entrypoints']).values()];
  const keys = sources.flatMap((source) => [...source.matchAll(/'((?:local|session|sync):\w+)'/g)]);
  expect(new Set(keys.map(([, key]) => key))).toEqual(new Set(Object.keys(kept)));
  const privacy = read('PRIVACY.md');
  expect(Object.values(kept).filter((words) => !privacy.includes(words))).toEqual([]);
});

it('says the same of private windows as the manifest', () => {
  expect(read('PRIVACY.md')).toContain('"incognito": "not_allowed"');
});
