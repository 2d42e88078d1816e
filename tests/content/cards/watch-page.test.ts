// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '@/entrypoints/tiktok.content/cards/watch-page';
import { feedCard } from '../page';

let frames: FrameRequestCallback[];
let end: AbortController;
const drawFrame = () => {
  for (const call of frames.splice(0)) call(0);
};
const turn = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  frames = [];
  end = new AbortController();
  vi.stubGlobal('requestAnimationFrame', (call: FrameRequestCallback) => frames.push(call));
  document.body.innerHTML = '';
});
afterEach(() => {
  end.abort();
  vi.unstubAllGlobals();
});

describe('watching a page that means harm', () => {
  it('brings up to date 200 cards a frame, however many there are, and every one in the end', () => {
    document.body.innerHTML = Array.from({ length: 450 }, (_, n) => feedCard(n)).join('');
    const batches: Element[][] = [];
    watchPage(document, end.signal, (roots) => batches.push([...roots]));
    for (let frame = 0; frame < 5; frame += 1) drawFrame();
    expect(batches.map((batch) => batch.length)).toEqual([200, 200, 50]);
    expect(new Set(batches.flat()).size).toBe(450);
  });

  it('does nothing between two frames, whatever number of changes answers each button', async () => {
    const visit = vi.fn((): void => {
      // So that it fails instead of going on for ever.
      if (visit.mock.calls.length > 20) return;
      for (let n = 0; n < 1500; n += 1) document.body.append(document.createElement('i'));
    });
    watchPage(document, end.signal, visit);
    for (let frame = 1; frame <= 3; frame += 1) {
      drawFrame();
      for (let turns = 0; turns < 5; turns += 1) await turn();
      expect(visit).toHaveBeenCalledTimes(frame);
      expect(frames).toHaveLength(1);
    }
  });
});
