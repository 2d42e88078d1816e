import { describe, expect, it } from 'vitest';
import { record } from '@/lib/browser/recording/recorder';
import { type Answer, body, status, unreachable } from './answers';
import { createStage, host, type RecorderStage, requestFor } from './recorder-stage';

const list = `${host}/a.m3u8`;
/** As long as a packet of TS, where nothing else is said. */
const bytesOf = (text: string, length = 188) => new TextEncoder().encode(text.padEnd(length, '.'));

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

/** Where the last playlist says that it is the end, the room is off air once it is shown. */
function stageOf(shown: (Shown | Answer)[], more: Record<string, Answer | Answer[]> = {}): RecorderStage {
  const answers = shown.map((one, at) => {
    const answer = typeof one === 'function' ? one : playlist(one);
    return at < shown.length - 1 || !('ended' in one) ? answer : lastWords(() => stage, answer);
  });
  const stage = createStage({ ...all, [list]: answers, ...more });
  return stage;
}

function lastWords(stage: () => RecorderStage, answer: Answer): Answer {
  return (signal) => {
    stage().alive = false;
    return answer(signal);
  };
}

function run(stage: RecorderStage, more = {}) {
  return record(requestFor(['a.m3u8'], more), stage.target, stage.world, (figures, bytes) => {
    stage.told.push({ figures, bytes });
  });
}

function parts(stage: RecorderStage): [form: string, text: string][] {
  const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll('.', '');
  return stage.parts.map(({ form, handle }) => [form, textOf(handle.bytes())]);
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
    expect(stage.waits).toEqual([2000, 2000, 500]);
    expect(stage.told.at(-1)).toMatchObject({ figures: { seconds: 16, lostSeconds: 0 } });
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
    // What was seen is remembered: nothing is asked for twice.
    expect(stage.asked.filter((url) => url === list)).toHaveLength(18);
  });

  it('whose playlist can’t be had is taken up by the next stream', async () => {
    const second = `${host}/b.m3u8`;
    const stage = stageOf([status(503)], { [second]: playlist({ from: 1, names: ['s1'], ended: true }) });
    stage.onWait = (nth) => {
      if (nth === 2) stage.alive = false;
    };
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
      [`${host}/m1`]: [status(404), start ?? status(404)],
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
    stage.alive = false;
    await run(stage);
    expect(stage.asked.slice(0, 3)).toEqual([list, `${host}/high.m3u8`, `${host}/s1`]);
  });

  it('that leads on to another host is read as from there, master playlist and segments', async () => {
    const elsewhere = 'https://pull-f5-tt03.fcdn.eu.tiktokcdn.com/edge';
    const from = (url: string, answer: Answer): Answer => {
      return async (signal) => Object.defineProperty(await answer(signal), 'url', { value: url });
    };
    const master = () => new Response('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nhigh.m3u8');
    const stage = stageOf([from(`${elsewhere}/a.m3u8`, master)], {
      [`${elsewhere}/high.m3u8`]: from(
        `${elsewhere}/7/high.m3u8`,
        playlist({ from: 1, names: ['s1'], ended: true }),
      ),
      [`${elsewhere}/7/s1`]: body([bytesOf('<s1>')]),
    });
    stage.alive = false;
    await run(stage);
    expect(stage.asked.slice(0, 3)).toEqual([list, `${elsewhere}/high.m3u8`, `${elsewhere}/7/s1`]);
    expect(parts(stage)).toEqual([['ts', '<s1>']]);
  });

  it('stops at its limit with the segment that reached it', async () => {
    const stage = stageOf([{ from: 1, names: ['s1', 's2', 's3', 's4'] }]);
    await run(stage, { limits: { seconds: 8 } });
    expect(parts(stage)).toEqual([['ts', '<s1><s2>']]);
  });

  it('ends, and keeps what it has, when the disk takes no more', async () => {
    const stage = stageOf([{ from: 1, names: ['s1', 's2', 's3'] }]);
    const { addPart } = stage.target;
    stage.target.addPart = async (form, goesOn) => {
      const part = await addPart(form, goesOn);
      const { write } = part;
      part.write = (bytes, at) => (at.at > 0 ? 0 : write(bytes, at));
      return part;
    };
    await run(stage);
    expect(parts(stage)).toEqual([['ts', '<s1>']]);
  });
});

describe('a live HLS stream whose connection breaks', () => {
  it.each<[string, Answer]>([
    ['the playlist is refused once', status(503)],
    ['the playlist can’t be reached once', unreachable()],
    [
      'it says once that it is over, while the room is on air',
      playlist({ from: 1, names: ['s1', 's2'], ended: true }),
    ],
  ])('goes on where it was: %s', async (_, between) => {
    const stage = stageOf([
      { from: 1, names: ['s1', 's2'] },
      between,
      { from: 1, names: ['s1', 's2', 's3'] },
      { from: 1, names: ['s1', 's2', 's3'], ended: true },
    ]);
    await run(stage);
    expect(parts(stage)).toEqual([['ts', '<s1><s2><s3>']]);
    expect(stage.told.at(-1)?.figures).toMatchObject({ seconds: 12, lostSeconds: 0 });
    expect(stage.asked.filter((url) => url !== list)).toEqual(
      ['s1', 's2', 's3'].map((name) => `${host}/${name}`),
    );
  });

  it('has lost what was between, by its numbers', async () => {
    const stage = stageOf([
      { from: 1, names: ['s1', 's2'] },
      ...Array<Answer>(12).fill(unreachable()),
      { from: 50, names: ['s5', 's6'], ended: true },
    ]);
    await run(stage);
    expect(parts(stage)).toEqual([
      ['ts', '<s1><s2>'],
      ['ts', '<s5><s6>'],
    ]);
    expect(stage.told.at(-1)?.figures.lostSeconds).toBe(47 * 4);
  });

  it.each([
    ['lower', 1],
    ['higher', 20_000],
  ])('has lost what was between, by the time where its numbers are others: %s ones', async (_, from) => {
    const stage = stageOf([
      { from: 100, names: ['s1', 's2'] },
      ...Array<Answer>(12).fill(unreachable()),
      { from, names: ['s5', 's6'], ended: true },
    ]);
    await run(stage);
    const away = stage.waits.slice(0, -1).reduce((sum, ms) => sum + ms, 0) / 1000;
    expect(away).toBeGreaterThan(200);
    // The segments that the new playlist shows are of the time that was missed.
    expect(stage.told.at(-1)?.figures.lostSeconds).toBeCloseTo(away - 8, 5);
  });

  it.each<[string, Answer]>([
    ['cut', body([bytesOf('<')], 'reset')],
    ['out of reach', unreachable()],
    ['refused for now', status(503)],
    ['slowed down', status(429)],
  ])('asks again for a segment that was %s', async (_, bad) => {
    const stage = stageOf(
      [
        { from: 1, names: ['s1', 's2', 's3'] },
        { from: 1, names: ['s1', 's2', 's3'], ended: true },
      ],
      {
        [`${host}/s2`]: [bad, body([bytesOf('<s2>')])],
      },
    );
    await run(stage);
    expect(parts(stage)).toEqual([['ts', '<s1><s2><s3>']]);
    expect(stage.told.at(-1)?.figures).toMatchObject({ seconds: 12, lostSeconds: 0 });
  });

  it.each<[string, Answer]>([
    ['is refused for good', status(503)],
    ['is cut each time', body([bytesOf('<')], 'reset')],
  ])('gives up a segment that %s', async (_, bad) => {
    const stage = stageOf(
      [
        ...Array(4).fill({ from: 1, names: ['s1', 's2', 's3'] }),
        { from: 1, names: ['s1', 's2', 's3'], ended: true },
      ],
      {
        [`${host}/s2`]: bad,
      },
    );
    const { lostSeconds } = await run(stage);
    expect(parts(stage)).toEqual([
      ['ts', '<s1>'],
      ['ts', '<s3>'],
    ]);
    expect(lostSeconds).toBe(4);
  });

  it.each<[string, Answer]>([
    ['are gone', status(404)],
    ['are refused', status(403)],
    ['fail for now', status(503)],
  ])('gives up a stream all of whose segments %s, though its playlist slides on', async (_, bad) => {
    const names = (from: number) => Array.from({ length: 5 }, (__, at) => `t${from + at}`);
    const gone = Object.fromEntries(Array.from({ length: 900 }, (__, at) => [`${host}/t${at}`, bad]));
    const begun = 1_785_585_600_000;
    const slides: Answer = (signal) => {
      const from = Math.floor((stage.clock - begun) / 4000);
      return playlist({ from, names: names(from) })(signal);
    };
    const stage: RecorderStage = stageOf([{ from: 0, names: ['s1'] }, slides], gone);
    expect(await run(stage)).toMatchObject({ ended: 'lost', seconds: 4 });
    expect(stage.clock - begun).toBeLessThan(700_000);
    const second = `${host}/b.m3u8`;
    const other: RecorderStage = stageOf(
      [{ from: 0, names: ['s1'] }, playlist({ from: 1, names: names(0) })],
      {
        ...gone,
        [second]: playlist({ from: 7, names: ['s2', 's3'] }),
      },
    );
    other.onWait = (nth) => {
      if (nth === 40) other.alive = false;
    };
    await record(requestFor(['a.m3u8', 'b.m3u8']), other.target, other.world, () => {});
    expect(parts(other).map(([, text]) => text)).toEqual(['<s1>', expect.stringContaining('<s3>')]);
  });

  it('begins another part behind a segment that ends within a packet', async () => {
    const whole = bytesOf('', 376);
    const stage = stageOf([{ from: 1, names: ['s1', 's2', 's3'], ended: true }], {
      [`${host}/s1`]: body([whole.subarray(0, 300)]),
      ...{ [`${host}/s2`]: body([whole]), [`${host}/s3`]: body([whole]) },
    });
    await run(stage);
    expect(stage.parts.map(({ handle }) => handle.bytes().length)).toEqual([300, 752]);
  });

  it('begins another part of the same clock when one has grown long', async () => {
    const long = new Uint8Array(188 * 20_000).fill(46);
    const shown = { from: 1, names: ['s1', 's2', 's3', 's4'], map: 'm1', ended: true };
    const each = Object.fromEntries(shown.names.map((name) => [`${host}/${name}`, body([long])]));
    const stage = stageOf([shown], { ...each, ...segments('m1') });
    await run(stage);
    const { length } = long;
    expect(stage.parts.map(({ goesOn, handle }) => [goesOn, handle.bytes().length])).toEqual([
      [false, 188 + 3 * length],
      [true, 188 + length],
    ]);
    expect(stage.asked.filter((url) => url.endsWith('/m1'))).toHaveLength(1);
  });

  it('does so after two minutes as well', async () => {
    const names = Array.from({ length: 62 }, (_, at) => `t${at}`);
    const stage = stageOf([{ from: 1, names, ended: true }], segments(...names));
    await run(stage);
    const lengths = stage.parts.map(({ goesOn, handle }) => [goesOn, handle.bytes().length / 188]);
    expect(lengths).toEqual([
      [false, 30],
      [true, 30],
      [true, 2],
    ]);
  });

  it('takes of the stream that stands in what fills the silence, and no more', async () => {
    const second = `${host}/b.m3u8`;
    const names = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 's9'];
    const stage = stageOf([{ from: 1, names: ['s1'] }, status(404), status(404), status(404)], {
      [second]: playlist({ from: 1, names }),
    });
    stage.onWait = (nth) => {
      if (nth === 5) stage.alive = false;
    };
    await record(requestFor(['a.m3u8', 'b.m3u8']), stage.target, stage.world, () => {});
    // 4.5 s of silence are two segments.
    expect(parts(stage)).toEqual([
      ['ts', '<s1>'],
      ['ts', '<s8><s9>'],
    ]);
  });
});

describe('a live HLS stream in a form that can’t be recorded', () => {
  const forms: [string, string[]][] = [
    ['encrypted', ['#EXT-X-KEY:METHOD=AES-128,URI="k"', '#EXTINF:4,', 's1']],
    ['of stretches of one file', ['#EXTINF:4,', '#EXT-X-BYTERANGE:2@0', 's1']],
    ['whose start is a stretch', ['#EXT-X-MAP:URI="m1",BYTERANGE="2@0"', '#EXTINF:4,', 's1']],
    [
      'whose sound comes apart',
      ['#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="x"', '#EXT-X-STREAM-INF:AUDIO="a"', 'v'],
    ],
  ];

  it.each(forms)('%s makes way for another, and says so where there is none', async (_, lines) => {
    const strange = () => new Response(['#EXTM3U', '#EXT-X-TARGETDURATION:4', ...lines].join('\n'));
    const second = `${host}/b.m3u8`;
    const stage = stageOf([strange], { [second]: playlist({ from: 1, names: ['s2'], ended: true }) });
    stage.onWait = (nth) => {
      if (nth === 2) stage.alive = false;
    };
    await record(requestFor(['a.m3u8', 'b.m3u8']), stage.target, stage.world, () => {});
    expect(parts(stage)).toEqual([['ts', '<s2>']]);
    await expect(run(stageOf([strange]))).rejects.toMatchObject({ problem: { code: 'unrecordable' } });
  });
});

describe('what a playlist says, and is not believed', () => {
  const foreign = ['https://example.net/s1', 'http://192.168.1.1/s1', 'https://tiktokcdn.com.example.net/s1'];

  it.each(foreign)('a segment at %s is not asked for', async (url) => {
    const stage = stageOf([{ from: 1, names: [url, 's2'], ended: true }]);
    await run(stage);
    expect(stage.asked.slice(0, 2)).toEqual([list, `${host}/s2`]);
    expect(stage.asked).not.toContain(url);
    expect(parts(stage)).toEqual([['ts', '<s2>']]);
  });

  it.each(foreign)('nor what stands before fMP4 at %s', async (map) => {
    const stage = stageOf([{ from: 1, names: ['s1'], map, ended: true }]);
    stage.alive = false;
    await run(stage).catch(() => {});
    expect(stage.asked.slice(0, 2)).toEqual([list, `${host}/s1`]);
    expect(stage.asked).not.toContain(map);
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
