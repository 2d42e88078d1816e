import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FaultAction, Faults } from './faults';
import { type Replica, startReplica } from './replica';
import { printOf, Visitor } from './visitor';

let replica: Replica;
let visitor: Visitor;
const control = 'https://control.replica.test';
const page = 'https://www.tiktok.com/@dana_example';

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  visitor = new Visitor(replica);
  await visitor.get(page);
});
afterAll(() => replica.close());
afterEach(() => replica.faults.clear());

const pageFault = (action: FaultAction) =>
  replica.faults.add({ host: 'www.tiktok.com', path: '/@dana*', action });
const picture = async () => {
  const html = (await visitor.get(page)).text;
  const url = /"avatarThumb":"(.*?)"/.exec(html)?.[1] ?? '';
  return JSON.parse(`"${url}"`) as string;
};

describe('faults', () => {
  it('status with Retry-After, empty body, other HTML', async () => {
    const id = pageFault({ kind: 'status', status: 429, retryAfter: '7' });
    const busy = await visitor.get(page);
    expect([busy.status, busy.headers['retry-after']]).toEqual([429, '7']);
    replica.faults.remove(id);
    pageFault({ kind: 'empty' });
    expect(await visitor.get(page)).toMatchObject({ status: 200, text: '' });
    replica.faults.clear();
    pageFault({ kind: 'html' });
    expect((await visitor.get(page)).text).not.toContain('__UNIVERSAL');
  });

  it('captcha, until somebody is human', async () => {
    pageFault({ kind: 'captcha' });
    expect(JSON.parse((await visitor.get(page)).text)).toMatchObject({ code: '10000', type: 'verify' });
    await visitor.get('https://www.tiktok.com/replica/solve', {}, 'POST');
    expect((await visitor.get(page)).text).toContain('__UNIVERSAL');
  });

  it('challenge page with 200', async () => {
    pageFault({ kind: 'challenge' });
    const got = await visitor.get(page);
    expect([got.status, got.text.includes('Please wait...'), got.text.length < 2000]).toEqual([
      200,
      true,
      true,
    ]);
  });

  it('a connection that breaks, before or within the answer', async () => {
    pageFault({ kind: 'drop' });
    await expect(visitor.get(page)).rejects.toThrow();
    replica.faults.clear();
    pageFault({ kind: 'mishap', truncateAt: 0.5 });
    await expect(visitor.get(page)).rejects.toThrow();
    replica.faults.clear();
    pageFault({ kind: 'mishap', resetAt: 100 });
    await expect(visitor.get(page)).rejects.toThrow();
    expect(replica.journal.find({ path: '/@dana*' }).at(-1)).toMatchObject({ whole: false, bytes: 100 });
  });

  it('a file that is shorter than announced elsewhere, though HTTP looks whole', async () => {
    const url = await picture();
    const whole = (await visitor.get(url)).bytes;
    replica.faults.add({ host: 'p16-*', action: { kind: 'mishap', shortenTo: 0.5 } });
    const short = await visitor.get(url);
    expect(printOf(short.bytes)).toBe(printOf(whole.subarray(0, Math.floor(whole.length / 2))));
    expect(short.headers['content-length']).toBe(String(short.bytes.length));
  });

  it('links that have run out before they arrive', async () => {
    pageFault({ kind: 'expire' });
    expect((await visitor.get(await picture())).status).toBe(403);
    replica.faults.clear();
    const url = await picture();
    expect((await visitor.get(url)).status).toBe(200);
    replica.faults.add({ host: 'p16-*', action: { kind: 'expire' } });
    expect((await visitor.get(url)).status).toBe(403);
  });

  it('a stall ends when the other side gives up, and close does not wait for it', async () => {
    const other = await startReplica({ users: 0 });
    const guest = new Visitor(other);
    other.faults.add({ path: '/stalled', action: { kind: 'mishap', stallAt: 3 } });
    const stalled = guest.get('https://www.tiktok.com/stalled');
    const outcome = expect(stalled).rejects.toThrow();
    while (other.journal.find({ path: '/stalled' }).at(-1)?.status !== 404) await new Promise(setImmediate);
    await other.close();
    await outcome;
  });

  it.each([
    ['nth', { nth: [2, 4] }, [0, 1, 0, 1, 0, 0]],
    ['after', { after: 4 }, [0, 0, 0, 0, 1, 1]],
    ['times', { times: 2 }, [1, 1, 0, 0, 0, 0]],
    ['another host', { host: 'vm.tiktok.com' }, [0, 0, 0, 0, 0, 0]],
    ['part of the query', { query: 'cursor=0' }, [1, 1, 1, 1, 1, 1]],
    ['another method', { method: 'POST' }, [0, 0, 0, 0, 0, 0]],
  ])('strike by %s', (_by, rule, struck) => {
    const faults = new Faults('seed');
    faults.add({ ...rule, action: { kind: 'empty' } });
    const suspect = {
      host: 'www.tiktok.com',
      path: '/api/x/',
      method: 'GET',
      rawQuery: 'cursor=0&count=3',
      headers: {},
    };
    expect(struck.map(() => faults.strike(suspect).length)).toEqual(struck);
  });

  it('strike by chance, the same way for the same seed', () => {
    const run = (seed: string) => {
      const faults = new Faults(seed);
      faults.add({ chance: 0.3, action: { kind: 'empty' } });
      const suspect = { host: 'h', path: '/', method: 'GET', rawQuery: '', headers: {} };
      return Array.from({ length: 1000 }, () => faults.strike(suspect).length);
    };
    const hits = run('a').filter(Boolean).length;
    expect(hits).toBeGreaterThan(240);
    expect(hits).toBeLessThan(360);
    expect(run('a')).toEqual(run('a'));
    expect(run('a')).not.toEqual(run('b'));
  });
});

describe('the control host and the journal', () => {
  it('takes faults, shows them, and takes them back', async () => {
    const rule = JSON.stringify({ path: '/@dana*', action: { kind: 'status', status: 503 } });
    const { id } = JSON.parse((await visitor.get(`${control}/faults`, {}, 'POST', rule)).text);
    expect((await visitor.get(page)).status).toBe(503);
    const [shown] = JSON.parse((await visitor.get(`${control}/faults`)).text);
    expect(shown).toMatchObject({ id, struck: 1 });
    await visitor.get(`${control}/faults?id=${id}`, {}, 'DELETE');
    expect((await visitor.get(page)).status).toBe(200);
  });

  it('remembers every request with its headers, status and bytes, but not those to itself', async () => {
    const mark = replica.journal.last;
    const got = await visitor.get(page, { 'x-test': 'yes' });
    await visitor.get('https://v16-webapp-prime.tiktok.com/nothing');
    const text = (await visitor.get(`${control}/journal?after=${mark}`)).text;
    expect(JSON.parse(text)).toMatchObject([
      {
        host: 'www.tiktok.com',
        path: '/@dana_example',
        status: 200,
        bytes: got.bytes.length,
        headers: { 'x-test': 'yes' },
      },
      { host: 'v16-webapp-prime.tiktok.com', status: 403 },
    ]);
    expect(replica.journal.count({ host: '*.tiktok.com', status: 403, after: mark })).toBe(1);
  });

  it('says why a request was refused, in the journal only', async () => {
    await visitor.get(visitor.api('post/item_list', { secUid: 'x' }));
    expect(replica.journal.find({ path: '/api/*' }).at(-1)?.refused).toBe('unsigned');
  });

  it('gives the bytes that a test should find', async () => {
    const post = replica.world.listed('dana_example')[0];
    const got = await visitor.get(`${control}/expected?awemeId=${post?.awemeId}&asset=video`);
    expect(printOf(got.bytes)).toBe(printOf(replica.expectedBytes(post?.awemeId ?? '', 'video')));
  });
});

describe('the proxy', () => {
  const firstLine = (target: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(replica.proxyPort, '127.0.0.1', () =>
        socket.write(`CONNECT ${target} HTTP/1.1\r\n\r\n`),
      );
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.once('error', reject);
    });

  it('tunnels port 443 of any host, and nothing else', async () => {
    expect(await firstLine('www.tiktok.com:443')).toContain(' 200 ');
    expect(await firstLine('www.tiktok.com:80')).toContain(' 502 ');
  });
});
