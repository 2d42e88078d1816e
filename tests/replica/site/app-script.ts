import { readFileSync } from 'node:fs';

/** The app's modules, each after those it imports. */
const modules = [
  'class-names',
  'icon-shapes',
  'elements',
  'format',
  'context',
  'theme',
  'base-query',
  'captcha',
  'item-store',
  'api',
  'paged-list',
  'routes',
  'router',
  'notices',
  'tile',
  'grid',
  'video-player',
  'photo-player',
  'player',
  'action-bar',
  'caption',
  'feed-card',
  'feed-pool',
  'feed-page',
  'profile-header',
  'profile-tabs',
  'profile-page',
  'playlist-page',
  'list-page',
  'post-parts',
  'find-post',
  'post-page',
  'browse-mode',
  'live-page',
  'shell',
  'main',
];

const sheets = ['theme', 'shell', 'grid', 'profile', 'feed', 'players', 'post', 'live', 'notices'];

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

/** A module as part of one script: its imports and the word `export` go, since all share one scope. */
function withoutModuleWords(source: string): string {
  return source.replace(/^import [^;]*;$/gm, '').replace(/^export /gm, '');
}

/** The page's app: one classic script of all its modules, served as the site's bundle. */
export function appScript(): string {
  const parts = modules.map((name) => `/* ${name} */\n${withoutModuleWords(read(`./client/${name}.js`))}`);
  return `(() => {\n'use strict';\n${parts.join('\n')}\n})();\n`;
}

/** The script that signs what the page fetches, with the server's `secret` in its closure. */
export function signerScript(secret: string): string {
  return `(() => {\n'use strict';\nconst SECRET = ${JSON.stringify(secret)};\n${read('./signer/signer.js')}\n})();\n`;
}

/** The replica's look. */
export function styleSheet(): string {
  return sheets.map((name) => `/* ${name} */\n${read(`./style/${name}.css`)}`).join('\n');
}
