import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Replica, startReplica } from './replica';
import { deviceId, userAgent, Visitor } from './visitor';

let replica: Replica;
let visitor: Visitor;
let dana: { secUid: string };

beforeAll(async () => {
  replica = await startReplica({ users: 0 });
  visitor = new Visitor(replica);
  dana = replica.world.member('dana_example');
  await visitor.get('https://www.tiktok.com/@dana_example');
});
afterAll(() => replica.close());

const list = (more: Record<string, string> = {}) =>
  visitor.api('post/item_list', { secUid: dana.secUid, count: '16', cursor: '0', ...more });

/** 200, nothing, and the one header. */
async function expectRefused(url: string, headers: Record<string, string> = {}, who = visitor) {
  const got = await who.get(url, headers);
  expect([got.status, got.text, got.headers['tt_orcas_res']]).toEqual([200, '', '1']);
}

async function expectServed(url: string, who = visitor) {
  const got = await who.get(url);
  expect(JSON.parse(got.text).itemList?.length).toBeGreaterThan(0);
}

describe('what the API refuses', () => {
  it('a list that nobody signed', () => expectRefused(list()));

  it('serves the same list when the page signed it', async () => expectServed(await visitor.sign(list())));

  it.each(['item/detail', 'user/detail', 'recommend/item_list'])('%s that nobody signed', (path) =>
    expectRefused(visitor.api(path, { itemId: '1', uniqueId: 'dana_example', secUid: '' })),
  );

  it('a signature of another query', async () => {
    const signed = await visitor.sign(list());
    await expectRefused(signed.replace('cursor=0', 'cursor=1'));
    await expectRefused(signed.replace('/post/item_list/', '/recommend/item_list/'));
  });

  it('a signature that was used before', async () => {
    const signed = await visitor.sign(list());
    await expectServed(signed);
    await expectRefused(signed);
  });

  it('a signature that is older than half a minute', async () => {
    await expectServed(await visitor.sign(list(), 20));
    await expectRefused(await visitor.sign(list(), 40));
  });

  it('a signature made in another browser', async () =>
    expectRefused(await visitor.sign(list()), { 'user-agent': `${userAgent}1` }));

  it('a query that was signed twice', async () =>
    expectRefused(await visitor.sign(await visitor.sign(list()))));

  it('X-Bogus alone', () => expectRefused(`${list()}&msToken=&X-Bogus=DFSzswVOL0vANVIbtb8bMHZ6SpBk`));

  it('a visitor without cookies', async () =>
    expectRefused(await visitor.sign(list()), {}, new Visitor(replica)));

  it.each(['', 'device_id=', 'device_id=730000000000000000', 'device_id=73000000000000000o1'])(
    'requests without a whole device_id: %s',
    async (device) => {
      const bare = list().replace(`device_id=${deviceId}`, device);
      await expectRefused(await visitor.sign(bare));
      await expectRefused(bare.replace('post/item_list', 'creator/item_list'));
    },
  );
});

describe('a wrong device_id', () => {
  const page = async (cursor: string, device: string) => {
    const url = list({ cursor }).replace(deviceId, device);
    const { itemList, ...rest } = JSON.parse((await visitor.get(await visitor.sign(url))).text);
    return { ids: itemList.map((item: { id: string }) => item.id), cursor: rest.cursor };
  };

  it('repeats the page that it got last, for ever', async () => {
    const device = '7300000000000000005';
    const first = await page('0', device);
    const second = await page(first.cursor, device);
    expect(second.ids).not.toEqual(first.ids);
    replica.devices.burn(device);
    expect(await page(second.cursor, device)).toEqual(second);
    expect(await page('1700000000000', device)).toEqual(second);
    expect((await page(second.cursor, '7300000000000000006')).ids).not.toEqual(second.ids);
  });

  it('is never the one that a page gives out', () => {
    const ids = Array.from({ length: 2000 }, (_, at) => replica.devices.idFor(String(at)));
    expect(ids.filter((id) => !/^7\d{18}$/.test(id) || replica.devices.isBurnt(id))).toEqual([]);
  });
});

describe('what the API serves to all', () => {
  it('the old list of a profile, page by page, to the end', async () => {
    const stranger = new Visitor(replica);
    const ids: string[] = [];
    let cursor = Date.now();
    for (let more = true; more; ) {
      const url = stranger.api('creator/item_list', {
        secUid: dana.secUid,
        type: '1',
        cursor: String(cursor),
      });
      const reply = JSON.parse((await stranger.get(url)).text);
      ids.push(...reply.itemList.map((item: { id: string }) => item.id));
      cursor = reply.itemList.at(-1).createTime * 1000;
      more = reply.hasMorePrevious;
    }
    expect(ids).toEqual(replica.world.listed('dana_example').map((post) => post.awemeId));
  });
});
