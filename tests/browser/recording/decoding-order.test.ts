import { EncodedPacket } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { inDecodingOrder } from '@/lib/browser/recording/decoding-order';
import type { Frame, TrackKind } from '@/lib/media/frames';

/** Packets by when they are shown, in frames; a keyframe is written with `!`. */
const ordered = async (text: string, track: TrackKind) => {
  async function* packets() {
    for (const word of text.split(' '))
      yield new EncodedPacket(
        new Uint8Array(1),
        word.endsWith('!') ? 'key' : 'delta',
        Number.parseInt(word, 10),
        1,
      );
  }
  const frames: Frame[] = [];
  for await (const frame of inDecodingOrder(packets(), track)) frames.push(frame);
  return frames.map(({ dts, pts, key }) => `${dts / 1000}:${pts / 1000}${key ? '!' : ''}`).join(' ');
};

describe('when frames are decoded, told by when they are shown', () => {
  it.each([
    ['video', '0! 3 1 2 4! 6 5', '0:0! 1:3 2:1 3:2 4:4! 5:6 6:5'],
    ['video', '0! 1 2', '0:0! 1:1 2:2'],
    ['audio', '0! 1! 2!', '0:0! 1:1! 2:2!'],
    ['audio', '0 2 1', '0:0! 2:2! 1:1!'],
  ] as const)('%s %s', async (track, packets, frames) => {
    expect(await ordered(packets, track)).toBe(frames);
  });
});
