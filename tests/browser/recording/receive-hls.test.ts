import { describe, expect, it } from 'vitest';
import { record } from '@/lib/browser/recording/recorder';
import {
  type Answer,
  body,
  createStage,
  host,
  type RecorderStage,
  requestFor,
  status,
} from './recorder-stage';

const list = `${host}/a.m3u8`;
const bytesOf = (text: string) => new TextEncoder().encode(text);

interface Shown {
  from: number;
  names: string[];
  ended?: boolean;
  map?: string;
}

/** A playlist that shows these segments of 4 seconds each. */
function playlist({ from, names, ended, map }: Shown): Answer {
  const lines = names.flatMap((name) => ['#EXTINF:4.0,', name]);
  const start = map ? [`#EXT-X-MAP:URI="${map}"`] : [];
  const head = ['#EXTM3U', '#EXT-X-TARGETDURATION:4', `#EXT-X-MEDIA-SEQUENCE:${from}`];
  const text = [...head, ...start, ...lines, ...(ended ? ['#EXT-X-ENDLIST'] : [])].join('\n');
  return () => new Response(text);
}

/** Segments `s1` … `s9`, each holding its name. */
function segments(...names: string[]): Record<string, Answer> {
  return Object.fromEntries(names.map((name) => [`${host}/${name}`, body([bytesOf(`<${name}>`)])]));
}

const all = segments('s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9');

function stageOf(shown: (Shown | Answer)[], more: Record<string, Answer | Answer[]> = {}): RecorderStage {
  const answers = shown.map((one) => (typeof one === 'function' ? one : playlist(one)));
  return createStage({ ...all, [list]: answers, ...more });
}

function run(stage: RecorderStage, more = {}): Promise<void> {
  return record(requestFor(['a.m3u8'], more), stage.target, stage.world, (figures, bytes) => {
    stage.told.push({ figures, bytes });
  });
}

function parts(stage: RecorderStage): [form: string, text: string][] {
  return stage.parts.map(({ form, handle }) => [form, new TextDecoder().decode(handle.bytes())]);
}

describe('a live HLS stream', () => {
  it('is received segment by segment, each once, to its ENDLIST', async () => {
    const stage = stageOf([
      { from: 1, names: ['s1', 's2'] },
      { from: 1, names: ['s1', 's2', 's3'] },
      { from: 3, names: ['s3', 's4'], ended: true },
    ]);
    await run(stage);
    expect(parts(stage)).toEqual([['ts', '<s1><s2><s3><s4>']]);
    expect(stage.waits).toEqual([2000, 2000]);
    expect(stage.told.at(-1)).toMatchObject({ figures: { seconds: 16, lostSeconds: 0, phase: 'recording' } });
    expect(stage.parts[0]?.handle.closed).toBe(true);
  });

  it('that slid on too far has lost what was between, and begins another part', async () => {
    const stage = stageOf([
      { from: 1, names: ['s1', 's2'] },
      { from: 5, names: ['s5', 's6'], ended: true },
    ]);
    await run(stage);
    expect(parts(stage)).toEqual([
      ['ts', '<s1><s2>'],
      ['ts', '<s5><s6>'],
    ]);
    expect(stage.told.at(-1)?.figures.lostSeconds).toBe(8);
  });

  it.each([
    ['in the middle', 's2', ['<s1>', '<s3>']],
    ['the very first one', 's1', ['<s2><s3>']],
  ])('of which a segment is gone goes on without it, in a new part: %s', async (_, gone, texts) => {
    const shown = { from: 1, names: ['s1', 's2', 's3'], ended: true };
    const stage = stageOf([shown], { [`${host}/${gone}`]: status(404) });
    await run(stage);
    expect(parts(stage)).toEqual(texts.map((text) => ['ts', text]));
    expect(stage.told.at(-1)?.figures).toMatchObject({ lostSeconds: 4, seconds: 8 });
  });

  it('that stops moving for half a minute is asked for anew, unless the room is off air', async () => {
    const stage = stageOf([{ from: 1, names: ['s1'] }]);
    stage.onWait = (nth) => {
      if (nth === 16) stage.alive = false;
    };
    await run(stage);
    expect(parts(stage)).toEqual([['ts', '<s1>']]);
    expect(stage.asked.filter((url) => url === list)).toHaveLength(17);
  });

  it('whose playlist can’t be had is taken up by the next stream', async () => {
    const second = `${host}/b.m3u8`;
    const stage = stageOf([status(503)], { [second]: playlist({ from: 1, names: ['s1'], ended: true }) });
    await record(requestFor(['a.m3u8', 'b.m3u8']), stage.target, stage.world, () => {});
    expect(parts(stage)).toEqual([['ts', '<s1>']]);
  });

  it('of fMP4 begins each part with what stands before it, another one where that changes', async () => {
    const starts = segments('m1', 'm2');
    const stage = stageOf(
      [
        { from: 1, names: ['s1', 's2'], map: 'm1' },
        { from: 3, names: ['s3', 's4'], map: 'm2', ended: true },
      ],
      starts,
    );
    await run(stage);
    expect(parts(stage)).toEqual([
      ['fmp4', '<m1><s1><s2>'],
      ['fmp4', '<m2><s3><s4>'],
    ]);
  });

  it('of fMP4 whose start can’t be had for the first segment begins with the next one', async () => {
    const start = segments('m1')[`${host}/m1`];
    const stage = stageOf([{ from: 1, names: ['s1', 's2'], map: 'm1', ended: true }], {
      [`${host}/m1`]: [status(503), start ?? status(404)],
    });
    await run(stage);
    expect(parts(stage)).toEqual([['fmp4', '<m1><s2>']]);
    expect(stage.told.at(-1)?.figures.lostSeconds).toBe(4);
  });

  it('stopped in the middle of a segment, or of what stands before it, leaves that out', async () => {
    const slow = body([bytesOf('<cut')], 'hangs');
    const stopping: (stage: () => RecorderStage) => Answer = (stage) => (signal) => {
      queueMicrotask(() => stage().stop.abort());
      return slow(signal);
    };
    const segment: RecorderStage = stageOf([{ from: 1, names: ['s1', 's2'] }], {
      [`${host}/s2`]: stopping(() => segment),
    });
    await run(segment);
    expect(parts(segment)).toEqual([['ts', '<s1>']]);
    const start: RecorderStage = stageOf([{ from: 1, names: ['s1'], map: 'm1' }], {
      [`${host}/m1`]: stopping(() => start),
    });
    await run(start);
    expect(parts(start)).toEqual([]);
  });

  it('by a master playlist takes the best encoding', async () => {
    const master = () =>
      new Response(
        '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nhigh.m3u8',
      );
    const stage = stageOf([master], {
      [`${host}/high.m3u8`]: playlist({ from: 1, names: ['s1'], ended: true }),
    });
    await run(stage);
    expect(stage.asked).toEqual([list, `${host}/high.m3u8`, `${host}/s1`]);
  });

  it('stops at its limit with the segment that reached it', async () => {
    const stage = stageOf([{ from: 1, names: ['s1', 's2', 's3', 's4'] }]);
    await run(stage, { limits: { seconds: 8 } });
    expect(parts(stage)).toEqual([['ts', '<s1><s2>']]);
  });

  it('ends, and keeps what it has, when the disk takes no more', async () => {
    const stage = stageOf([{ from: 1, names: ['s1', 's2', 's3'] }]);
    const { addPart } = stage.target;
    stage.target.addPart = async (form) => {
      const part = await addPart(form);
      const { write } = part.handle;
      part.handle.write = (bytes, at) => (at.at > 0 ? 0 : write(bytes, at));
      return part;
    };
    await run(stage);
    expect(parts(stage)).toEqual([['ts', '<s1>']]);
  });
});

describe('what a playlist says, and is not believed', () => {
  const foreign = ['https://example.net/s1', 'http://192.168.1.1/s1', 'https://tiktokcdn.com.example.net/s1'];

  it.each(foreign)('a segment at %s is not asked for', async (url) => {
    const stage = stageOf([{ from: 1, names: [url, 's2'], ended: true }]);
    await run(stage);
    expect(stage.asked).toEqual([list, `${host}/s2`]);
    expect(parts(stage)).toEqual([['ts', '<s2>']]);
  });

  it.each(foreign)('nor what stands before fMP4 at %s', async (map) => {
    const stage = stageOf([{ from: 1, names: ['s1'], map, ended: true }]);
    stage.alive = false;
    await run(stage).catch(() => {});
    expect(stage.asked).toEqual([list, `${host}/s1`]);
    expect(parts(stage)).toEqual([]);
  });

  it.each(foreign)('nor a playlist at %s', async (url) => {
    const master = () => new Response(`#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${url}`);
    const stage = stageOf([master]);
    await expect(run(stage)).rejects.toMatchObject({ problem: { code: 'notMedia' } });
    expect(stage.asked).toEqual([list]);
  });

  it('a playlist that never ends is not read to its end', async () => {
    let given = 0;
    let cancelled = false;
    const endless = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            given += 100_000;
            controller.enqueue(new Uint8Array(100_000).fill(35));
          },
          cancel() {
            cancelled = true;
          },
        }),
      );
    const stage = stageOf([endless]);
    await expect(run(stage)).rejects.toMatchObject({ problem: { code: 'notMedia' } });
    expect(given).toBeLessThan(4_500_000);
    expect(cancelled).toBe(true);
  });
});
