import { storage } from '@wxt-dev/storage';

/** Where files go unless the person says otherwise: a folder per author, then date, caption and id. */
export const defaultTemplate = 'TikTok/{uniqueId}/{create}_{desc}_{awemeId}';

/** The naming template; only ever written when it compiles. */
export const template = storage.defineItem<string>('local:template', { fallback: defaultTemplate });

/** Ids of the assets that are saved unless the person chooses others for one run; null: those that are on by default. */
export const assets = storage.defineItem<string[] | null>('local:assets', { fallback: null });

/** Files fetched at once, 1 to 6. */
export const concurrency = storage.defineItem<number>('local:concurrency', { fallback: 3 });

/** Random pause between list pages, milliseconds. */
export const pace = storage.defineItem<{ min: number; max: number }>('local:pace', {
  fallback: { min: 800, max: 2500 },
});

/**
 * Requests to TikTok in a day, lists and media; 0: no limit. 10,000 is several times what a profile of 1,000 posts takes
 * with its photos and sounds, and some thirty times what a person watches in a day.
 */
export const dailyLimit = storage.defineItem<number>('local:dailyLimit', { fallback: 10_000 });

/** How large a video may be, and in which codec, where there is a choice; what else there is stands in for it. */
export const videoQuality = storage.defineItem<{
  limit: 'best' | 1080 | 720 | 'smallest';
  codec: 'any' | 'h264' | 'hevc';
}>('local:videoQuality', { fallback: { limit: 'best', codec: 'any' } });

/** Languages of subtitles, as `en` or `pt-BR`; null: all that a post has. */
export const subtitleLanguages = storage.defineItem<string[] | null>('local:subtitleLanguages', {
  fallback: null,
});

/** Where new files of an account go that was renamed: to the folder that it has, or to one of its new name. */
export const renames = storage.defineItem<'keep' | 'follow'>('local:renames', { fallback: 'keep' });

/** Whether a backup of the archive is kept in the download folder, made anew after each job. A file nobody asked for is not written. */
export const backupAfterJobs = storage.defineItem<boolean>('local:backupAfterJobs', { fallback: false });
