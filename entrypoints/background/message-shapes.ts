import * as v from 'valibot';
import { assets } from '@/lib/assets';
import type { JobCommand, Protocol } from '@/lib/messages';
import { sources } from '@/lib/sources';
import type { Filters, RecordingWish, Target } from '@/lib/tiktok/target';

/** More links than anybody pastes; a list of liked posts out of TikTok's data export can have this many. */
const mostIds = 500_000;
const longestPaste = 20_000_000;
/** A page shows some dozens of posts at a time; whoever asks for more is none of ours, and gets the first ones. */
const mostPosts = 1000;

const postId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,24}$/));
const listId = v.pipe(v.string(), v.regex(/^\d{1,25}$/));
/** A handle, or the secUid that may stand for it. Never a part of a path. */
const name = v.pipe(v.string(), v.maxLength(200), v.regex(/^[^/\\?#\p{Cc}]*$/u));
/** Words to show. What is too long is cut: a list may be called anything. */
const words = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, 500).toWellFormed()),
);
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const day = v.pipe(v.string(), v.regex(/^\d{4,6}-\d{2}-\d{2}$/));
const assetIds = v.pipe(v.array(v.picklist(assets.map(({ id }) => id))), v.maxLength(assets.length));

const target = v.object({
  secUid: v.exactOptional(name),
  uniqueId: v.exactOptional(name),
  awemeIds: v.exactOptional(v.pipe(v.array(postId), v.maxLength(mostIds))),
  links: v.exactOptional(v.pipe(v.array(words), v.maxLength(mostIds))),
  mixId: v.exactOptional(listId),
  collectionId: v.exactOptional(listId),
  authorId: v.exactOptional(listId),
  challengeId: v.exactOptional(listId),
  musicId: v.exactOptional(listId),
  keyword: v.exactOptional(words),
} satisfies Record<keyof Target, v.GenericSchema | object>);

const filters = v.object({
  newest: v.exactOptional(number),
  from: v.exactOptional(day),
  to: v.exactOptional(day),
  kind: v.exactOptional(v.picklist(['video', 'photo'])),
  minLikes: v.exactOptional(number),
  minViews: v.exactOptional(number),
  onlyNew: v.exactOptional(v.boolean()),
} satisfies Record<keyof Filters, v.GenericSchema | object>);

const recording = v.object({
  whenLive: v.exactOptional(v.boolean()),
  minutes: v.exactOptional(number),
  megabytes: v.exactOptional(number),
  quality: v.exactOptional(v.picklist(['best', 1080, 720, 'smallest'])),
} satisfies Record<keyof RecordingWish, v.GenericSchema | object>);

const everyCommand: Record<JobCommand, true> = {
  ...{ pause: true, resume: true, cancel: true, retryFailed: true },
  ...{ goOnToday: true, stop: true },
};
const commands = v.picklist(Object.keys(everyCommand) as JobCommand[]);

/** What may be said to the background, in which form; fields that nobody knows are left out. */
export const shapes = {
  savePost: v.object({
    awemeId: v.pipe(v.string(), v.maxLength(25)),
    uniqueId: name,
    seen: v.exactOptional(v.unknown()),
  }),
  recordLive: v.object({ uniqueId: v.pipe(v.string(), v.regex(/^[\w.-]{1,24}$/)) }),
  postStates: v.object({
    awemeIds: v.pipe(
      v.array(v.unknown()),
      v.transform((ids) => ids.slice(0, mostPosts)),
      v.array(v.pipe(v.string(), v.maxLength(25))),
    ),
  }),
  startJob: v.object({
    source: v.picklist(Object.keys(sources)),
    target,
    assets: assetIds,
    filters,
    label: words,
    expected: number,
    recording: v.exactOptional(recording),
  }),
  listLists: v.object({
    of: v.picklist(['playlist', 'collection']),
    target: v.object({ secUid: v.exactOptional(name), uniqueId: v.exactOptional(name) }),
  }),
  commandJob: v.object({ jobId: number, command: commands }),
  startLinks: v.object({ text: v.pipe(v.string(), v.maxLength(longestPaste)), assets: assetIds }),
} satisfies { [Name in keyof Protocol]?: v.GenericSchema<unknown, Parameters<Protocol[Name]>[0]> };

/** A message in its form, whatever came. Throws TypeError, which its sender is told, where it has another one. */
export function readMessage<Name extends keyof typeof shapes>(
  type: Name,
  data: unknown,
): v.InferOutput<(typeof shapes)[Name]> {
  const result = v.safeParse(shapes[type], data);
  if (!result.success) throw new TypeError(`Clipkeep doesn't take this ${type}.`);
  return result.output as v.InferOutput<(typeof shapes)[Name]>;
}
