import { describe, expect, it } from 'vitest';
import { flvNumbers, hlsNumbers } from '@/lib/media/live-numbers';
import { flvFile, mediaBytes, mediaTags } from './flv-bytes';

const file = mediaBytes('live.flv');

const inPieces = (push: (bytes: Uint8Array) => void, bytes = file) => {
  for (let at = 0; at < bytes.length; at += 1000) push(bytes.subarray(at, at + 1000));
};

describe('the numbers of a running recording', () => {
  it('by the tags of FLV', () => {
    const numbers = flvNumbers();
    inPieces(numbers.push);
    const { seconds, bitrate, ...rest } = numbers.read();
    expect(rest).toEqual({ bytes: file.length });
    expect(seconds).toBeCloseTo(6, 0);
    expect(bitrate / ((file.length * 8) / 6)).toBeCloseTo(1, 1);
  });

  it('count once what another connection sends again', () => {
    const numbers = flvNumbers();
    inPieces(numbers.push);
    const { seconds } = numbers.read();
    const tags = mediaTags('live.flv');
    numbers.beginPart();
    inPieces(
      numbers.push,
      flvFile(tags.filter(({ kind, timestamp }, at) => at < 3 || kind === 'script' || timestamp >= 2000)),
    );
    expect(numbers.read().seconds).toBeCloseTo(seconds, 1);
  });

  it('go on with another connection and another encoding', () => {
    const numbers = flvNumbers();
    inPieces(numbers.push);
    numbers.beginPart();
    inPieces(numbers.push, mediaBytes('live-small.flv'));
    expect(numbers.read().bytes).toBe(file.length + mediaBytes('live-small.flv').length);
    expect(numbers.read().seconds).toBeCloseTo(12, 0);
  });

  it('are none before anything came, and of what is no stream', () => {
    const numbers = flvNumbers();
    const nothing = { seconds: 0, bitrate: 0 };
    expect(numbers.read()).toEqual({ bytes: 0, ...nothing });
    numbers.push(new TextEncoder().encode('<html>Please wait</html>'));
    expect(numbers.read()).toEqual({ bytes: 24, ...nothing });
  });

  it('by the lengths in a playlist, the bitrate over the newest ten seconds', () => {
    const numbers = hlsNumbers();
    for (let at = 0; at < 10; at++) numbers.add({ duration: 2 }, at < 5 ? 1000 : 4000);
    expect(numbers.read()).toEqual({ bytes: 25_000, seconds: 20, bitrate: 16_000 });
  });
});
