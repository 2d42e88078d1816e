import type { Gear, Item } from '@/lib/tiktok/item';
import { pathPart } from '@/lib/tiktok/path-part';
import type { Asset } from './asset';

/** All that is known of a post, in the shape of yt-dlp's `.info.json` (2026.10), which many programs read. */
export const info: Asset = {
  id: 'info',
  label: 'Data as .info.json',
  byDefault: false,
  madeHere: true,
  wants: (item) => [
    {
      ...{ num: 1, suffix: '.info', ext: 'json' },
      body: { kind: 'text', text: `${JSON.stringify(infoOf(item), null, 2)}\n` },
    },
  ],
};

const site = 'https://www.tiktok.com';

/** Media links are signed for this session and run out, so none is written: the page's own address stays good. */
function infoOf(item: Item): Record<string, unknown> {
  const { awemeId, title, desc, createTime } = item;
  return known({
    _type: 'video',
    id: awemeId,
    display_id: awemeId,
    title: title || desc || `TikTok ${item.kind} #${awemeId}`,
    description: desc,
    timestamp: createTime,
    upload_date: dayOf(createTime),
    duration: item.video?.duration || null,
    ...authorOf(item),
    ...countsOf(item),
    ...musicOf(item),
    tags: item.hashtags,
    language: item.textLanguage,
    location: item.locationCreated,
    availability: item.privateItem ? 'private' : 'public',
    formats: item.video?.gears.map(formatOf) ?? [],
    extractor: 'TikTok',
    extractor_key: 'TikTok',
    webpage_url_domain: 'tiktok.com',
  });
}

function authorOf({ author, awemeId, kind }: Item): Record<string, unknown> {
  const { uniqueId, uid, nickname, secUid } = author;
  const page = (name: string) => (name ? `${site}/@${pathPart(name)}` : '');
  return {
    uploader: uniqueId,
    uploader_id: uid,
    uploader_url: page(uniqueId),
    channel: nickname,
    channel_id: secUid,
    channel_url: page(secUid),
    // A room has no page of its own.
    webpage_url: `${page(uniqueId) || `${site}/@i`}/${kind === 'live' ? kind : `${kind}/${awemeId}`}`,
  };
}

function countsOf({ stats }: Item): Record<string, unknown> {
  return {
    view_count: stats.playCount,
    like_count: stats.diggCount,
    comment_count: stats.commentCount,
    repost_count: stats.shareCount,
    save_count: stats.collectCount,
  };
}

function musicOf({ music }: Item): Record<string, unknown> {
  if (!music) return {};
  const artists = music.authorName ? [music.authorName] : [];
  return { track: music.title, artists, artist: music.authorName, album: music.album };
}

function formatOf({ name, codec, width, height, bitrate, size, silent }: Gear): Record<string, unknown> {
  const vcodec = codec === 'unknown' ? null : codec;
  const acodec = silent ? 'none' : null;
  return known({
    format_id: name,
    ext: 'mp4',
    ...{ vcodec, acodec, width, height },
    tbr: bitrate / 1000,
    filesize: size,
  });
}

/** Without what the reply doesn't say; a count of 0 is said. */
function known(fields: Record<string, unknown>): Record<string, unknown> {
  const said = Object.entries(fields).filter(([name, value]) => {
    const unsaid = value === null || value === '' || (value === 0 && !/_count$/.test(name));
    return !unsaid && !(Array.isArray(value) && value.length === 0);
  });
  return Object.fromEntries(said);
}

/** `YYYYMMDD` in UTC, as yt-dlp has it; empty where the time is not known. */
function dayOf(seconds: number): string {
  return seconds ? new Date(seconds * 1000).toISOString().slice(0, 10).replaceAll('-', '') : '';
}
