import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAacConfig } from '@/lib/media/aac';
import { readAvcConfig } from '@/lib/media/avc';
import { flvEvents } from '@/lib/media/flv-events';
import type { FlvTag } from '@/lib/media/flv-reader';
import type { Frame, TrackConfig } from '@/lib/media/frames';
import { readHevcConfig } from '@/lib/media/hevc';
import { joinBytes, mediaTags } from './flv-bytes';
import { hevcTags } from './hevc-tags';

const eventsOf = (tags: readonly FlvTag[]) => {
  const toEvents = flvEvents();
  const events = tags.flatMap(toEvents);
  const configs = events.flatMap((event): TrackConfig[] => ('config' in event ? [event.config] : []));
  const frames = events.flatMap((event): Frame[] => ('frame' in event ? [event.frame] : []));
  return { configs, frames };
};

const bytes = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const withoutRecord = (configs: TrackConfig[]) => configs.map(({ record: _record, ...rest }) => rest);
const sound = { kind: 'audio', codec: 'aac', codecString: 'mp4a.40.2', sampleRate: 44100, channels: 1 };

describe('the tags of a live stream', () => {
  it('h264 and aac, as ffmpeg writes them', () => {
    const { configs, frames } = eventsOf(mediaTags('live.flv'));
    const picture = { kind: 'video', codec: 'avc', codecString: 'avc1.64000c', width: 180, height: 320 };
    expect(withoutRecord(configs)).toEqual([picture, sound]);
    const pictures = frames.filter(({ track }) => track === 'video');
    expect(pictures).toHaveLength(90);
    expect(pictures.filter(({ key }) => key)).toHaveLength(6);
    // As ffprobe reads them; some are shown before one that is decoded earlier.
    expect(pictures.slice(0, 9).map(({ dts, pts }) => [dts, pts])).toEqual([
      [0, 133],
      [66, 200],
      [133, 266],
      [200, 333],
      [266, 400],
      [333, 466],
      [400, 533],
      [466, 600],
      [533, 666],
    ]);
    expect(pictures.some(({ pts }, at) => pts < (pictures[at - 1]?.pts ?? 0))).toBe(true);
    expect(frames.length - pictures.length).toBe(260);
  });

  it.each(['codec 12', 'hvc1'] as const)('hevc as %s', async (form) => {
    const { configs, frames } = eventsOf(await hevcTags(form));
    const picture = { kind: 'video', codec: 'hevc', codecString: 'hvc1.1.6.L60.90', width: 180, height: 320 };
    expect(withoutRecord(configs)).toEqual([picture, sound]);
    expect(frames.filter(({ track, key }) => track === 'video' && key)).toHaveLength(6);
    expect(frames).toHaveLength(90 + 260);
  });

  it('aac in the enhanced form', () => {
    const tag = (...data: number[]): FlvTag => ({ kind: 'audio', timestamp: 0, data: Uint8Array.from(data) });
    const fourCC = [0x6d, 0x70, 0x34, 0x61];
    const { configs, frames } = eventsOf([tag(0x90, ...fourCC, 0x12, 0x08), tag(0x91, ...fourCC, 1, 2, 3)]);
    expect(withoutRecord(configs)).toEqual([sound]);
    expect(frames.map(({ data }) => [...data])).toEqual([[1, 2, 3]]);
  });

  it('a picture may be shown before it is decoded, by its composition time', () => {
    const [config] = mediaTags('live.flv').filter(({ kind }) => kind === 'video');
    const frame: FlvTag = { kind: 'video', timestamp: 50, data: bytes('27 01 ff fff6 00000002 41 00') };
    expect(eventsOf(config ? [config, frame] : []).frames.map(({ dts, pts }) => [dts, pts])).toEqual([
      [50, 40],
    ]);
  });

  it('a keyframe that is not marked as one is one', () => {
    const [config] = mediaTags('live.flv').filter(({ kind }) => kind === 'video');
    const frame: FlvTag = { kind: 'video', timestamp: 0, data: bytes('27 01 000000 00000002 65 00') };
    expect(eventsOf(config ? [config, frame] : []).frames.map(({ key }) => key)).toEqual([true]);
  });

  it('gives nothing of other codecs, ends of sequences, commands, and frames that come before their configuration', () => {
    const tags = [
      '22 01 000000 0102',
      '17 02 000000',
      '57 00',
      '27 01 000000 0102',
      '92 68766331',
      '93 61763031 00',
    ]
      .map((text): FlvTag => ({ kind: 'video', timestamp: 0, data: bytes(text) }))
      .concat(
        { kind: 'audio', timestamp: 0, data: bytes('2f 01 02') },
        { kind: 'audio', timestamp: 0, data: bytes('af 01 02') },
        { kind: 'script', timestamp: 0, data: bytes('02') },
      );
    expect(eventsOf(tags)).toEqual({ configs: [], frames: [] });
  });

  it('crashes at no body whatever', () => {
    const body = fc.uint8Array({ maxLength: 60 });
    const head = fc.constantFrom(
      '1700000000 01',
      '1c00000000 01',
      '90 68766331 01',
      'af00',
      '1701',
      '91 68766331',
      '',
    );
    const tag = fc.record({ kind: fc.constantFrom('video' as const, 'audio' as const), head, body });
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 10 }), (tags) => {
        eventsOf(
          tags.map(({ kind, head: text, body: rest }) => {
            return { kind, timestamp: 0, data: joinBytes([bytes(text), rest]) };
          }),
        );
      }),
    );
  });
});

describe('configuration records', () => {
  const avc = 'ffe1';
  it.each([
    [
      '1080p, cropped from 1088',
      `01640028 ${avc} 001a 67640028acd940780227e5c05a808080a0000003002000000781e3062c 01 0000`,
      [1920, 1080],
    ],
    ['no parameter set', '0164001f ffe0 00', undefined],
    ['cut', '0164001f ffe1 0019 6764', undefined],
    ['of another version', '0264001f ffe1 0001 67', undefined],
  ])('avc: %s', (_what, record, size) => {
    const config = readAvcConfig(bytes(record));
    expect(config && [config.width, config.height]).toEqual(size);
  });

  it('hevc: none where there is no parameter set', () => {
    expect(readHevcConfig(bytes(`01${'00'.repeat(22)}`))).toBeUndefined();
    expect(readHevcConfig(new Uint8Array())).toBeUndefined();
  });

  it.each([
    ['LC, 44.1 kHz, two channels', '1210', [44100, 2, 'mp4a.40.2']],
    ['HE, named by its core', '2b920800', [22050, 2, 'mp4a.40.5']],
    ['a rate in full', '1780567210', [44260, 2, 'mp4a.40.2']],
    ['no channels', '1200', undefined],
    ['nothing', '', undefined],
  ])('aac: %s', (_what, record, said) => {
    const config = readAacConfig(bytes(record));
    expect(config && [config.sampleRate, config.channels, config.codecString]).toEqual(said);
  });
});
