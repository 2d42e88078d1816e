import { forgedItem } from './lie.js';
import { keep, loot } from './spy.js';

/** Says to Clipkeep's two scripts, and to whoever else listens, what only Clipkeep says. */
export function forgeMessages(ids) {
  const list = { itemList: ids.map((id) => forgedItem(id)), hasMore: true, cursor: '1', statusCode: 0 };
  const huge = {
    itemList: Array.from({ length: 20_000 }, (_, n) =>
      forgedItem(String(7_300_000_000_000_000_000n + BigInt(n))),
    ),
  };
  for (const reply of [list, huge])
    document.dispatchEvent(
      new CustomEvent('clipkeep:list', {
        detail: JSON.stringify({ path: '/api/post/item_list/', text: JSON.stringify(reply) }),
      }),
    );
  for (const detail of [
    null,
    17,
    list,
    '{"path":"__proto__","text":"{}"}',
    '{"__proto__":{"path":"/x","text":"{}"}}',
  ])
    document.dispatchEvent(new CustomEvent('clipkeep:list', { detail }));
  document.dispatchEvent(new CustomEvent('clipkeep:ready'));
  for (const [type, data] of wishes(ids)) {
    const message = { id: 1, type, data, timestamp: Date.now() };
    window.postMessage(message, '*');
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = ({ data: answer }) => keep(JSON.stringify(answer));
    window.postMessage(message, '*', [port1]);
    port2.postMessage(message);
    document.dispatchEvent(new CustomEvent(`clipkeep:${type}`, { detail: JSON.stringify(message) }));
    document.dispatchEvent(new CustomEvent(type, { detail: message }));
    window.dispatchEvent(
      new MessageEvent('message', { data: message, source: window, origin: 'https://www.tiktok.com' }),
    );
    new BroadcastChannel('clipkeep').postMessage(message);
  }
}

function wishes(ids) {
  const job = {
    source: 'post',
    target: { awemeIds: ids },
    assets: ['video'],
    filters: {},
    label: 'forged',
    expected: 1,
  };
  return [
    ['savePost', { awemeId: ids[0], uniqueId: 'x', seen: forgedItem(ids[0]) }],
    ['startJob', job],
    ['startLinks', { text: ids.join(' '), assets: ['video'] }],
    ['postStates', { awemeIds: ids }],
    ['commandJob', { jobId: 1, command: 'cancel' }],
    [
      'beginTransfer',
      { attempt: 'forged', request: { kind: 'fetch', candidates: [{ url: 'https://evil.test/', size: 0 }] } },
    ],
  ];
}

/** Tries the doors of the extension whose pages are under this root; what each try came to is in `loot.tries`. */
export async function tryDoors(root, ids) {
  const extensionId = root.split('/').at(-1);
  const attempt = async (name, run) => {
    loot.tries[name] = await Promise.race([
      Promise.resolve()
        .then(run)
        .then(
          (value) => `got ${Object(value) === value ? typeof value : value}`,
          (error) => `refused ${error}`,
        ),
      new Promise((resolve) => setTimeout(resolve, 1500, 'silence')),
    ]);
  };
  for (const [type, data] of wishes(ids))
    await attempt(`sendMessage ${type}`, () =>
      chrome.runtime.sendMessage(extensionId, { id: 1, type, data, timestamp: 1 }),
    );
  await attempt('connect', () => chrome.runtime.connect(extensionId).name);
  for (const path of [
    'manifest.json',
    'popup.html',
    'archive.html',
    'offscreen.html',
    'transfer-worker.js',
    'icon/16.png',
  ])
    await attempt(`fetch ${path}`, async () => (await fetch(`${root}/${path}`)).status);
  await attempt('script', () => import(`${root}/transfer-worker.js`));
  await attempt(
    'worker',
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(`${root}/transfer-worker.js`);
        worker.onmessage = resolve;
        worker.onerror = () => reject(new Error('no worker'));
      }),
  );
  for (const path of ['popup.html', 'archive.html', 'options.html']) {
    const frame = document.createElement('iframe');
    frame.src = `${root}/${path}`;
    document.body.append(frame);
  }
  await attempt('databases', async () => (await indexedDB.databases()).map(({ name }) => name).join());
  await attempt('files', async () => {
    const names = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names.join();
  });
  return loot.tries;
}
