import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assets, records } from '@/lib/assets';
import { laterResult, resultOf } from '@/lib/assets/live';
import { wireVideoItem } from '../tiktok/wire';
import { pull, roomId, sdkParams, usualPull } from '../tiktok/wire-room';
import { endings, itemOf, liveItem, wantsFor } from './items';

describe('live', () => {
  it('is one file, of the best streams, FLV first, without the one of sound alone', () => {
    expect(wantsFor(liveItem('17'), 'live')).toEqual([
      {
        ...{ num: 1, key: '17', suffix: '', ext: 'mp4' },
        body: {
          ...{ kind: 'record', roomId },
          streams: [
            { form: 'flv', url: `${pull}_or4.flv?expire=1&sign=a` },
            { form: 'flv', url: `${pull}_hd.flv` },
            { form: 'hls', url: `${pull}_or4/index.m3u8?expire=1&sign=a` },
          ],
        },
      },
    ]);
  });

  it('takes the quality that was chosen', () => {
    const [want] = wantsFor(liveItem(), 'live', { videoQuality: { limit: 720, codec: 'any' } });
    expect(want?.body).toMatchObject({ streams: [{ url: `${pull}_hd.flv` }, {}, {}] });
  });

  it('is nothing that a video has, nor has a room what a video has', () => {
    expect(wantsFor(itemOf(wireVideoItem()), 'live')).toEqual([]);
    expect(endings(liveItem()).sort()).toEqual(['.info.json', '.mp4', '.txt', '_avatar.jpg', '_cover.jpg']);
  });

  it('alone is recorded, and alone is not offered', () => {
    expect(assets.filter(({ id }) => records(id)).map(({ id }) => id)).toEqual(['live']);
    expect(assets.filter(({ impliedBy }) => impliedBy).map(({ id }) => id)).toEqual(['live']);
  });

  it('never names a host that is not TikTok’s', () => {
    const data = {
      hd: { main: { flv: 'https://example.net/a.flv', sdk_params: sdkParams('h264', 1, '1x1') } },
    };
    const streamData = { pull_data: { ...usualPull, stream_data: JSON.stringify({ data }) } };
    const [want] = wantsFor(liveItem('1', { streamData }), 'live');
    expect(want?.body).toMatchObject({ streams: [] });
  });
});

describe('the results of a recording', () => {
  it.each([
    ['7/live/17', '7/live/17', 1],
    ['7/live/17-2', '7/live/17', 2],
    ['7/live/17-13', '7/live/17', 13],
  ])('%s is of %s, the %i.', (id, recording, result) => {
    expect(resultOf(id)).toEqual({ recording, result });
  });

  it('are found again by their ids, whatever these are', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n }), fc.nat(), fc.integer({ min: 1, max: 500 }), (room, at, n) => {
        const first = `${room}/live/${at}`;
        expect(resultOf(laterResult(first, n))).toEqual({ recording: first, result: n });
      }),
    );
  });
});
