import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const output = fileURLToPath(new URL('../../.output', import.meta.url));
const builds = ['chrome-mv3', 'firefox-mv2'] as const;
const common = ['manifest_version', 'name', 'description', 'version', 'icons', 'permissions', 'background'];
const alike = [...common, 'content_security_policy', 'incognito', 'options_ui', 'content_scripts'];
const keys = {
  'chrome-mv3': [...alike, 'host_permissions', 'minimum_chrome_version', 'action'],
  'firefox-mv2': [...alike, 'browser_specific_settings', 'browser_action'],
};
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

describe.each(builds)('what is built: %s', (build) => {
  const manifest: Record<string, unknown> = JSON.parse(textsOf(build, 'manifest.json')[0]?.[1] ?? '{}');

  it('has no key in its manifest that nobody decided on', () => {
    expect(Object.keys(manifest).sort()).toEqual(keys[build].sort());
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
