import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

/** Where files go unless the person says otherwise: a folder per author, then date, caption and id. */
export const defaultTemplate = 'TikTok/{uniqueId}/{create}_{desc}_{awemeId}';

/** As many UTF-16 units a naming template may have. */
export const longestTemplate = 2000;

/** The naming template; only ever written when it compiles. */
export const template = setting(
  'local:template',
  v.pipe(v.string(), v.maxLength(longestTemplate)),
  defaultTemplate,
);

/** Ids of the assets that are saved unless the person chooses others for one run; null: those that are on by default. */
export const assets = setting('local:assets', shortWords(), null);

/** Files fetched at once, 1 to 6. */
export const concurrency = setting(
  'local:concurrency',
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
  3,
);

/** Random pause between list pages, milliseconds. */
export const pace = setting(
  'local:pace',
  v.pipe(
    v.object({ min: milliseconds(), max: milliseconds() }),
    v.check(({ min, max }) => min <= max),
  ),
  { min: 800, max: 2500 },
);

/**
 * Files and list pages in a day; 0: no limit. 10,000 is several times what a profile of 1,000 posts takes
 * with its photos and sounds, and some thirty times what a person watches in a day.
 */
export const dailyLimit = setting('local:dailyLimit', v.pipe(v.number(), v.integer(), v.minValue(0)), 10_000);

/** How large a video may be, and in which codec, where there is a choice; what else there is stands in for it. */
export const videoQuality = setting(
  'local:videoQuality',
  v.object({
    limit: v.picklist(['best', 1080, 720, 'smallest']),
    codec: v.picklist(['any', 'h264', 'hevc']),
  }),
  { limit: 'best', codec: 'any' },
);

/** Languages of subtitles, as `en` or `pt-BR`; null: all that a post has. */
export const subtitleLanguages = setting('local:subtitleLanguages', shortWords(), null);

/** Where new files of an account go that was renamed: to the folder that it has, or to one of its new name. */
export const renames = setting('local:renames', v.picklist(['keep', 'follow']), 'keep');

/** Whether a backup of the archive is kept in the download folder, made anew after each job. A file nobody asked for is not written. */
export const backupAfterJobs = setting('local:backupAfterJobs', v.boolean(), false);

/**
 * A stored setting. What is stored may be an older version's, half written, or somebody's own edit: what isn't of the shape
 * reads as the fallback, so that nobody downstream has to doubt it.
 */
function setting<T>(key: `local:${string}`, shape: v.GenericSchema<unknown, T>, fallback: NoInfer<T>) {
  const stored = storage.defineItem<T>(key, { fallback });
  const sound = (value: unknown): T => {
    const result = v.safeParse(shape, value);
    return result.success ? result.output : fallback;
  };
  return {
    ...stored,
    getValue: async () => sound(await stored.getValue()),
    watch: (changed: (value: T, before: T) => void) =>
      stored.watch((value, before) => changed(sound(value), sound(before))),
  };
}

function shortWords() {
  return v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(500)));
}

function milliseconds() {
  return v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000));
}
