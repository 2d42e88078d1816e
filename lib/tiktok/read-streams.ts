import * as v from 'valibot';
import type { Stream } from './stream';
import { count, isRecord, link, text } from './wire-values';

/** Qualities from worst to best, where no level is given (yt-dlp's order, tiktok-web-api.md §8, 2026-09). */
const worstFirst = ['ao', 'SD1', 'ld', 'SD2', 'sd', 'HD1', 'hd', 'FULL_HD1', 'uhd', 'ORIGION', 'origin'];

/** The name of the quality that is sound alone. */
export const soundOnly = 'ao';

/** More than TikTok ever offers; a hostile reply is cut here. */
const mostQualities = 50;
/** UTF-16 units; a real `stream_data` has about 10,000. */
const longestJson = 1_000_000;

/**
 * The streams of a `pull_data`: `stream_data` is JSON in a string, and in it `sdk_params` once more
 * (tiktok-web-api.md §8, 2026-09). Whatever can't be read is left out.
 */
export function readPullData(pullData: unknown): Stream[] {
  if (!isRecord(pullData)) return [];
  const { data } = parseRecord(pullData['stream_data']);
  const options = optionsOf(pullData['options']);
  return entriesOf(data).flatMap(([quality, entry]) => {
    const main = isRecord(entry) && isRecord(entry['main']) ? entry['main'] : {};
    const told = { ...paramsOf(main['sdk_params']), ...named(quality, options.get(quality)) };
    return bothForms(quality, main['flv'], main['hls'], told);
  });
}

/** The older maps of `stream_url`: `flv_pull_url`, `hls_pull_url_map`, and the two single addresses. */
export function readLegacyUrls(streamUrl: Record<string, unknown>): Stream[] {
  const { flv_pull_url: flv, hls_pull_url_map: hls } = streamUrl;
  const params = isRecord(streamUrl['flv_pull_url_params']) ? streamUrl['flv_pull_url_params'] : {};
  const qualities = new Set([...entriesOf(flv), ...entriesOf(hls)].map(([quality]) => quality));
  const mapped = [...qualities].flatMap((quality) =>
    bothForms(quality, own(flv, quality), own(hls, quality), {
      ...paramsOf(own(params, quality)),
      ...namedBelow(quality),
    }),
  );
  const single = bothForms('SD1', streamUrl['rtmp_pull_url'], streamUrl['hls_pull_url'], {
    ...paramsOf(streamUrl['rtmp_pull_url_params']),
    ...namedBelow('SD1'),
  });
  return [...mapped, ...single];
}

/** Each address once, the first that says it. */
export function onlyOnce(streams: readonly Stream[]): Stream[] {
  const seen = new Set<string>();
  return streams.filter(({ url }) => !seen.has(url) && seen.add(url));
}

type Told = Pick<Stream, 'codec' | 'bitrate' | 'width' | 'height' | 'name' | 'level'>;

function bothForms(quality: string, flv: unknown, hls: unknown, told: Told): Stream[] {
  const forms = [
    ['flv', secureLink(flv)],
    ['hls', secureLink(hls)],
  ] as const;
  return forms.flatMap(([form, url]) => (url ? [{ quality, form, url, ...told }] : []));
}

/** TikTok still writes `http:` into some of the older maps; the same address answers by https. */
function secureLink(value: unknown): string {
  return typeof value === 'string' ? v.parse(link, value.replace(/^http:/, 'https:')) : '';
}

function named(quality: string, option?: { name: string; level: number }): Pick<Told, 'name' | 'level'> {
  return { name: option?.name || quality, level: option?.level ?? Math.max(0, worstFirst.indexOf(quality)) };
}

/** TikTok's own levels count from 0, so what the older maps offer, in their own order, stays below them. */
function namedBelow(quality: string): Pick<Told, 'name' | 'level'> {
  return { name: quality, level: worstFirst.indexOf(quality) - worstFirst.length };
}

function optionsOf(options: unknown): Map<string, { name: string; level: number }> {
  const qualities = isRecord(options) ? options['qualities'] : null;
  const list = Array.isArray(qualities) ? qualities.slice(0, mostQualities).filter(isRecord) : [];
  return new Map(
    list.map((one) => [
      v.parse(text, one['sdk_key']),
      { name: v.parse(text, one['name']), level: v.parse(count, one['level']) },
    ]),
  );
}

function paramsOf(value: unknown): Omit<Told, 'name' | 'level'> {
  const params = isRecord(value) ? value : parseRecord(value);
  const size = /^(\d{1,5})x(\d{1,5})$/.exec(v.parse(text, params['resolution']));
  return {
    codec: codecOf(v.parse(text, params['VCodec'] ?? params['v_codec'])),
    bitrate: v.parse(count, params['vbitrate']),
    width: Number(size?.[1] ?? 0),
    height: Number(size?.[2] ?? 0),
  };
}

function codecOf(name: string): Stream['codec'] {
  if (/^(?:h264|avc)/i.test(name)) return 'h264';
  return /^(?:h265|hevc|bytevc1)/i.test(name) ? 'hevc' : 'unknown';
}

function entriesOf(value: unknown): [string, unknown][] {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return entries.slice(0, mostQualities).map(([key, inner]) => [v.parse(text, key), inner]);
}

function own(map: unknown, key: string): unknown {
  return isRecord(map) && Object.hasOwn(map, key) ? map[key] : undefined;
}

function parseRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string' || value.length > longestJson) return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
