import * as v from 'valibot';
import type { Expect, Transform } from '@/lib/assets/asset';
import type { TransferRequest } from '@/lib/jobs/ports';

const attempt = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const expects = Object.keys({ video: 1, image: 1, audio: 1, text: 1 } satisfies Record<
  Expect,
  1
>) as Expect[];
const transforms = Object.keys({ 'vtt-to-srt': 1 } satisfies Record<Transform, 1>) as Transform[];

const candidate = v.object({ url: v.string(), size: v.number(), gear: v.exactOptional(v.number()) });

/** One form for each kind of transfer. */
const requests = {
  fetch: v.object({
    kind: v.literal('fetch'),
    expect: v.picklist(expects),
    candidates: v.pipe(v.array(candidate), v.maxLength(2000)),
    seconds: v.exactOptional(v.number()),
    transform: v.exactOptional(v.picklist(transforms)),
  }),
  text: v.object({
    kind: v.literal('text'),
    text: v.string(),
    ext: v.pipe(v.string(), v.regex(/^[a-z\d]{0,12}$/)),
  }),
  record: v.object({
    kind: v.literal('record'),
    recording: attempt,
    result: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    roomId: v.string(),
    streams: v.pipe(
      v.array(v.object({ form: v.picklist(['flv', 'hls']), url: v.string() })),
      v.maxLength(500),
    ),
    quality: v.object({
      limit: v.picklist(['best', 1080, 720, 'smallest']),
      codec: v.picklist(['any', 'h264', 'hevc']),
    }),
    stopped: v.boolean(),
    asItCame: v.boolean(),
    limits: v.object({ seconds: v.exactOptional(v.number()), bytes: v.exactOptional(v.number()) }),
    before: v.object({
      ...{ seconds: v.number(), lostSeconds: v.number() },
      ended: v.exactOptional(v.picklist(['over', 'stopped', 'limit', 'disk', 'lost'])),
    }),
  }),
} satisfies {
  [Kind in TransferRequest['kind']]: v.GenericSchema<unknown, Extract<TransferRequest, { kind: Kind }>>;
};

const begin = v.object({
  attempt,
  request: v.variant('kind', [requests.fetch, requests.text, requests.record]),
});
const release = v.object({ attempt });
const forget = v.object({ recording: attempt });

/** What a transfer is begun with, in its form. Throws TypeError where it has another one. */
export function readBegin(data: unknown): v.InferOutput<typeof begin> {
  return inForm(begin, data);
}

/** Which transfer is released. Throws TypeError. */
export function readRelease(data: unknown): v.InferOutput<typeof release> {
  return inForm(release, data);
}

/** Which recording nobody needs any more. Throws TypeError. */
export function readForget(data: unknown): v.InferOutput<typeof forget> {
  return inForm(forget, data);
}

function inForm<Shape extends v.GenericSchema>(shape: Shape, data: unknown): v.InferOutput<Shape> {
  const result = v.safeParse(shape, data);
  if (!result.success) throw new TypeError("Clipkeep doesn't take this transfer.");
  return result.output;
}
