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
