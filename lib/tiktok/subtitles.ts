import type { Subtitle } from './item';

/** Which languages are wanted: all, or these, as `en`, `eng` or `pt-BR`. */
export type Languages = 'all' | readonly string[];

/** One language of a post's subtitles: its code, safe in a file's name, and where its file is; sizes in bytes, 0 when unknown. */
export interface Track {
  language: string;
  files: { url: string; size: number }[];
}

/** Written by the author, heard, translated: LC, ASR, MT (tiktok-web-api.md §4). */
const origins = ['LC', 'ASR', 'MT'];

/**
 * The WebVTT tracks of a post in the wanted languages, one a language, the author's own first, then what was heard, then
 * translations. The `creator_caption` format is left out: what is in it is not known.
 */
export function pickTracks(subtitles: readonly Subtitle[], wanted: Languages): Track[] {
  const tracks = subtitles
    .filter(({ url, format }) => url && /^(?:webvtt)?$/i.test(format))
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map(({ language, url, source, size = 0 }) => ({ language: plainCode(language), url, source, size }));
  return tracks
    .filter((track, at) => tracks.findIndex(({ language }) => sameWord(language, track.language)) === at)
    .filter(({ language }) => wanted === 'all' || wanted.some((one) => covers(one, language)))
    .map(({ language, source }) => ({
      language,
      files: tracks
        .filter((one) => one.language === language && one.source === source)
        .map(({ url, size }) => ({ url, size })),
    }));
}

/** Whether a chosen language takes this one in: `en` has `eng-US`, `en-GB` has not. */
export function covers(chosen: string, language: string): boolean {
  return `${canonical(language)}-`.startsWith(`${canonical(chosen)}-`);
}

function rankOf({ source }: Subtitle): number {
  const at = origins.indexOf(source.toUpperCase());
  return at < 0 ? origins.length : at;
}

/** The code as the reply has it, less whatever no language code has; `und` where nothing is left. */
function plainCode(language: string): string {
  return language.replace(/[^A-Za-z\d-]/g, '').slice(0, 24) || 'und';
}

/** TikTok says `eng-US` and `cmn-Hant-CN` where browsers say `en-US` and `zh-Hant-CN`. */
function canonical(language: string): string {
  try {
    return (Intl.getCanonicalLocales(language.trim())[0] ?? '').toLowerCase();
  } catch {
    return language.trim().toLowerCase();
  }
}

function sameWord(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
