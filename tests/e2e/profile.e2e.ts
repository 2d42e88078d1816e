import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unit } from '../replica/world/seeded';
import { expectHome, usualPattern } from '../stage/check-home';
import { untilState } from '../stage/job-card';
import { type QuickStage, quickStage } from '../stage/quick-stage';
import type { Archive } from '../stage/read-archive';
import { answered, cursorOf, listRequests, mediaRequests, wholeFiles } from '../stage/read-journal';
import { startProfile } from '../stage/start-profile';
import { type Wanted, wantedOf } from '../stage/wanted-files';

const name = 'cato_example';
let quick: QuickStage;
let wanted: Wanted;

beforeAll(async () => {
  quick = await quickStage();
  wanted = wantedOf(quick.replica, quick.replica.world.listed(name), usualPattern);
});

afterAll(() => quick.close());

describe('a profile of 120 posts, started in the popup', () => {
  let archive: Archive;

  beforeAll(async () => {
    const begun = performance.now();
    await startProfile(quick, name);
    await untilState(quick.own, `@${name}`, 'done');
    const seconds = Math.round((performance.now() - begun) / 1000);
    const { journal } = quick.replica;
    const [lists, media] = [listRequests(journal).length, mediaRequests(journal).length];
    console.log(`@${name}: ${seconds} s, ${lists} list requests, ${media} media requests`);
  });

  it('brings home every file under its name, with its bytes, and says why others are missing', async () => {
    archive = await expectHome(quick, wanted);
    expect(wanted.missing).toHaveLength(3);
  });

  it('counts what it did: 120 posts less two deleted and two private ones', () => {
    const bytes = wanted.files.reduce((sum, file) => sum + file.bytes.length, 0);
    const counts = { listed: 116, planned: 0, saved: wanted.files.length, skipped: 0, failed: 3, bytes };
    expect(archive.jobs).toMatchObject([{ state: 'done', counts }]);
  });

  it('asks once for each page of the list, and again only where TikTok answered with nothing', () => {
    const requests = listRequests(quick.replica.journal);
    const cursors = answered(requests).map(cursorOf);
    // 120 posts at 35 a page: four. 116 of them are listed, the profile says 120: one look behind the end.
    expect(cursors).toHaveLength(4 + 1);
    expect(new Set(cursors).size).toBe(cursors.length);
    const empties = cursors.filter(comesEmptyFirst);
    // Before all of them the worker's own request, which this list refuses because only the page can sign.
    expect(requests).toHaveLength(1 + cursors.length + empties.length);
    expect(requests.filter(({ refused }) => refused !== undefined)).toHaveLength(1);
  });

  it('fetches no file twice, and none that is not wanted', () => {
    const slots = wanted.files.flatMap(({ id, slot }) => (slot ? [`${id.split('/')[0]}/${slot}`] : []));
    const fetched = wholeFiles(quick.replica.journal);
    expect([...fetched.keys()].sort()).toEqual(slots.sort());
    expect([...fetched.values()].filter((times) => times !== 1)).toEqual([]);
  });

  it('asks in vain only for the two videos that are gone from TikTok: once at each mirror of each gear', () => {
    const vain = mediaRequests(quick.replica.journal).filter(({ status }) => status !== 200);
    expect(new Set(vain.map(({ status }) => status))).toEqual(new Set([404, 410]));
    expect(new Set(vain.map(({ target, host }) => host + target)).size).toBe(vain.length);
  });

  it('fetches no media when it runs again', async () => {
    const { journal } = quick.replica;
    journal.clear();
    await startProfile(quick, name);
    await quick.own
      .getByRole('article', { name: `@${name}` })
      .nth(1)
      .waitFor();
    await untilState(quick.own, `@${name}`, 'done');
    expect(mediaRequests(journal)).toEqual([]);
    const again = await expectHome(quick, wanted);
    expect(again.jobs[1]?.counts).toMatchObject({
      listed: 116,
      saved: 0,
      skipped: wanted.files.length,
      failed: 3,
    });
  });
});

/** Whether the world lets the first request for a page come back empty, and the page itself has not had that one. */
function comesEmptyFirst(cursor: string): boolean {
  const { world } = quick.replica;
  const { secUid, emptyRate } = world.member(name);
  return cursor !== '0' && unit(world.seed, 'empty', secUid, cursor) < emptyRate;
}
