import { demuxContainer } from '@/lib/browser/recording/demux-container';
import type { FlvTag } from '@/lib/media/flv-reader';
import type { MediaEvent } from '@/lib/media/frames';
import { joinBytes, mediaBytes } from './flv-bytes';

export type HevcForm = 'codec 12' | 'hvc1';

/** live-hevc.fmp4.mp4 as the tags of an FLV stream, in one of the two forms that HEVC has there; ffmpeg 5.1 writes neither. */
export async function hevcTags(form: HevcForm): Promise<FlvTag[]> {
  const bytes = mediaBytes('live-hevc.fmp4.mp4');
  const read = async (at: number, length: number) => bytes.subarray(at, at + length);
  const whole = { goesOn: false, size: bytes.length, read };
  const tags: FlvTag[] = [];
  for await (const { events } of demuxContainer({ form: 'fmp4', ...whole }))
    tags.push(...events.map((event) => tagOf(event, form)));
  return tags;
}

function tagOf(event: MediaEvent, form: HevcForm): FlvTag {
  if ('config' in event) {
    const { kind, record = new Uint8Array() } = event.config;
    const head = kind === 'audio' ? [0xaf, 0] : pictureHead(form, true, 0, 0);
    return { kind, timestamp: 0, data: joinBytes([Uint8Array.from(head), record]) };
  }
  const { track, dts, pts, key, data } = event.frame;
  const timestamp = Math.round(dts);
  const head = track === 'audio' ? [0xaf, 1] : pictureHead(form, key, 1, Math.round(pts) - timestamp);
  return { kind: track, timestamp, data: joinBytes([Uint8Array.from(head), data]) };
}

/** `type` 0 is a configuration, 1 a frame; enhanced frames without a composition time take the short form (3). */
function pictureHead(form: HevcForm, key: boolean, type: 0 | 1, composition: number): number[] {
  const frameType = (key ? 1 : 2) << 4;
  const time = [composition >> 16, composition >> 8, composition].map((byte) => byte & 0xff);
  if (form === 'codec 12') return [frameType | 12, type, ...time];
  const short = composition === 0;
  const hvc1 = [0x68, 0x76, 0x63, 0x31];
  return [0x80 | frameType | (type && short ? 3 : type), ...hvc1, ...(type && !short ? time : [])];
}
