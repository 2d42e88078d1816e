import type { Gear, Video } from './item';
import type { WireGear, WireVideo } from './wire-item';

/** The video of a post as ours; every gear is kept, in the reply's order, `playAddr` last. */
export function readVideo(wire: WireVideo): Video {
  const { width, height, duration, cover, originCover, dynamicCover } = wire;
  const gears = [...wire.bitrateInfo.map((gear) => listedGear(gear, wire)), playAddrGear(wire)];
  const subtitles = wire.subtitleInfos
    .filter((info) => info.Url)
    .map((info) => ({
      language: info.LanguageCodeName,
      url: info.Url,
      format: info.Format,
      source: info.Source,
      size: info.Size,
    }));
  const kept = gears.filter((gear) => gear.urls.length > 0);
  return { width, height, duration, gears: kept, cover, originCover, dynamicCover, subtitles };
}

function listedGear(wire: WireGear, video: WireVideo): Gear {
  const { UrlList: urls, UrlKey, DataSize, Width, Height } = wire.PlayAddr;
  const guess = Width && Height ? { width: Width, height: Height } : guessSize(wire.GearName, UrlKey, video);
  return {
    name: wire.GearName,
    codec: codecOf(wire.CodecType, UrlKey),
    ...guess,
    bitrate: wire.Bitrate,
    size: DataSize,
    silent: isSilent(wire.Format, urls),
    urls,
  };
}

function playAddrGear(wire: WireVideo): Gear {
  const { width, height, bitrate, size, codecType, PlayAddrStruct } = wire;
  const urls = [...new Set([...wire.playAddr, ...PlayAddrStruct.UrlList])].filter((url) => !isSound(url));
  const codec = codecOf(codecType, PlayAddrStruct.UrlKey);
  return { name: 'playAddr', codec, width, height, bitrate, size, silent: isSilent('', urls), urls };
}

/** `bytevc1` is HEVC and `bytevc2` VVC in TikTok's own words, which old payloads have in the UrlKey only. */
function codecOf(codecType: string, urlKey: string): Gear['codec'] {
  const words = `${codecType} ${urlKey}`.toLowerCase();
  if (/h266|vvc|bytevc2/.test(words)) return 'vvc';
  if (/h265|hevc|hvc1|bytevc1/.test(words)) return 'hevc';
  return /h264|avc/.test(words) ? 'h264' : 'unknown';
}

/** An adaptive track: pictures alone (tiktok-web-api.md §0.5, 2026-08). A missing `Format` is fine. */
function isSilent(format: string, urls: string[]): boolean {
  return format.toLowerCase() === 'dash' || urls.some((url) => url.includes('/media-video-'));
}

/** The song of a photo post stands where its video would be. */
function isSound(url: string): boolean {
  return /[?&]mime_type=audio_/.test(url);
}

/** Where width and height are missing, the short side is in the UrlKey or the gear's name, and "540p" is 576. */
function guessSize(gearName: string, urlKey: string, video: WireVideo): { width: number; height: number } {
  const named = /_(\d{3,4})p?(?=_|$)/.exec(urlKey)?.[1] ?? /_(\d{3,4})_/.exec(gearName)?.[1] ?? '0';
  const short = named === '540' ? 576 : Number(named);
  const ratio = video.width && video.height ? video.width / video.height : 9 / 16;
  return ratio < 1
    ? { width: short, height: Math.round(short / ratio) }
    : { width: Math.round(short * ratio), height: short };
}
