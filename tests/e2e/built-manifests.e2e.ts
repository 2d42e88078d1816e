import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import config from '../../wxt.config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = join(root, '.output');
const builds = ['chrome-mv3', 'firefox-mv2'] as const;
const common = ['manifest_version', 'name', 'description', 'version', 'icons', 'permissions', 'background'];
const alike = [...common, 'content_security_policy', 'incognito', 'options_ui', 'content_scripts'];
const keys = {
  'chrome-mv3': [...alike, 'host_permissions', 'minimum_chrome_version', 'action'],
  'firefox-mv2': [...alike, 'browser_specific_settings', 'browser_action'],
};
/** What the two kinds of manifest call the same things. */
const dialects = {
  'chrome-mv3': {
    browser: 'chrome',
    version: 3,
    action: 'action',
    background: { service_worker: 'background.js' },
  },
  'firefox-mv2': {
    browser: 'firefox',
    version: 2,
    action: 'browser_action',
    background: { scripts: ['background.js'] },
  },
} as const;
const onSite = { matches: ['https://www.tiktok.com/*'] };

function textsOf(build: string, ending: string): [name: string, text: string][] {
  const folder = join(output, build);
  if (!existsSync(folder))
    throw new Error(`There is no ${build}: run npm run build and npm run build:firefox.`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  );
  return names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** Every place of some code, with a little around it. */
function placesOf(build: string, code: RegExp): string[] {
  return textsOf(build, '.js').flatMap(([name, text]) =>
    [...text.matchAll(code)].map(([found]) => `${name}: ${found}`),
  );
}

/** The manifest that wxt.config.ts asks for. */
async function configured(browser: string, manifestVersion: 2 | 3) {
  if (typeof config.manifest !== 'function') throw new Error('wxt.config.ts gives no manifest.');
  return config.manifest({ browser, manifestVersion, mode: 'production', command: 'build' });
}

function policyOf({ content_security_policy: policy }: Awaited<ReturnType<typeof configured>>): unknown {
  return typeof policy === 'object' && 'extension_pages' in policy ? policy.extension_pages : undefined;
}

describe.each(builds)('what is built: %s', (build) => {
  const manifest: Record<string, unknown> = JSON.parse(textsOf(build, 'manifest.json')[0]?.[1] ?? '{}');

  it('has no key in its manifest that nobody decided on', () => {
    expect(Object.keys(manifest).sort()).toEqual(keys[build].sort());
  });

  it('may do what tests/privileges.test.ts has seen in the configuration, and no more', async () => {
    const { browser, version, ...named } = dialects[build];
    const decided = await configured(browser, version);
    const policy = { extension_pages: policyOf(decided) };
    const [permissions, hosts] = [decided.permissions ?? [], decided.host_permissions ?? []];
    const asBuilt = {
      permissions: manifest['permissions'],
      hosts: manifest['host_permissions'],
      policy: manifest['content_security_policy'],
      incognito: manifest['incognito'],
      background: manifest['background'],
    };
    const common = { incognito: 'not_allowed', background: named.background };
    expect(asBuilt).toEqual(
      version === 3
        ? { permissions, hosts, policy, ...common }
        : { permissions: [...permissions, ...hosts], policy: policy.extension_pages, ...common },
    );
    expect(manifest[named.action]).toEqual({ default_title: 'Clipkeep', default_popup: 'popup.html' });
    expect(manifest['options_ui']).toEqual({ open_in_tab: true, page: 'options.html' });
    expect(manifest['browser_specific_settings']).toEqual(decided.browser_specific_settings);
  });

  it('puts its two scripts on www.tiktok.com alone, in the top frame', () => {
    expect(manifest['content_scripts']).toEqual([
      { ...onSite, run_at: 'document_start', js: ['content-scripts/tiktok-page.js'], world: 'MAIN' },
      {
        ...onSite,
        run_at: 'document_start',
        css: ['content-scripts/tiktok.css'],
        js: ['content-scripts/tiktok.js'],
      },
    ]);
  });

  it('loads scripts and styles of its own only', () => {
    const pages = textsOf(build, '.html');
    expect(pages.length).toBeGreaterThanOrEqual(3);
    const links = pages.flatMap(([, text]) =>
      [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to = '']) => to),
    );
    expect(links.filter((to) => !/^\/(?:chunks|assets)\/[\w.-]+$/.test(to))).toEqual([]);
    expect(pages.flatMap(([, text]) => text.match(/<script(?![^>]*src=)|<style|\son\w+=/g) ?? [])).toEqual(
      [],
    );
  });

  it('makes no code and no markup of texts, but for Preact’s own way, which nothing of ours takes', () => {
    expect(
      placesOf(
        build,
        /\beval\(|new Function\b|\bFunction\(|importScripts|insertAdjacentHTML|document\.write/g,
      ),
    ).toEqual([]);
    const assigned = placesOf(build, /.{0,40}\.(?:inner|outer)HTML\s*=[^=].{0,20}/g);
    expect(assigned.map((place) => /__html/.test(place))).toEqual([true]);
    expect(placesOf(build, /dangerouslySetInnerHTML["']?\s*:/g)).toEqual([]);
  });
});

it('draws no remark from the store’s own check, but for the two that SECURITY.md explains', async () => {
  const security = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const [, told = ''] = /`web-ext lint` gives two warnings\.(.*)/s.exec(security) ?? [];
  const explained = [...told.matchAll(/`([A-Z_]{10,})`/g)].map(([, code]) => code);
  const { errors, warnings, notices } = await lint(join(output, 'firefox-mv2'));
  expect([...errors, ...warnings, ...notices].map(({ code }) => code).sort()).toEqual(explained.sort());
});

type Remarks = Record<'errors' | 'warnings' | 'notices', { code: string }[]>;

async function lint(folder: string): Promise<Remarks> {
  const webExt = join(root, 'node_modules/.bin/web-ext');
  const { stdout } = await promisify(execFile)(webExt, ['lint', '--source-dir', folder, '--output', 'json']);
  return JSON.parse(stdout);
}
