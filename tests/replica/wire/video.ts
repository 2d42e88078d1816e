import { planFile } from '../files/file-of';
import { type GearFile, gearsOf } from '../files/gears';
import { captionHost, clipUrl } from '../media/clip-link';
import { coverPlace, imageUrls } from '../media/image-link';
import { playUrl } from '../media/play-link';
import { videoUrls } from '../media/video-link';
import { expiryFor, type Recipient } from '../trust/links';
import type { Post } from '../world/post';
import { between, hexOf, unit } from '../world/seeded';

/** `video` of a video post. */
export function wireVideo(to: Recipient, post: Post) {
  const gears = gearsOf(post).map((gear) => wireGear(to, post, gear));
  const plain = gearsOf(post).find((gear) => gear.codec === 'h264');
  const shown = gears.find((gear) => gear.CodecType === 'h264');
  return {
    id: post.awemeId,
    videoID: videoId(post),
    height: plain?.height ?? 1024,
    width: plain?.width ?? 576,
    duration: secondsOf(post),
    ratio: '540p',
    definition: '540p',
    ...coversOf(to, post),
    playAddr: shown?.PlayAddr.UrlList[0] ?? '',
    ...downloadOf(to, post),
    shareCover: [''],
    reflowCover: '',
    bitrate: plain?.bitrate ?? 0,
    encodedType: 'normal',
    format: 'mp4',
    videoQuality: 'normal',
    encodeUserTag: '',
    codecType: 'h264',
    size: plain?.size ?? 0,
    VQScore: '64.02',
    volumeInfo: { Loudness: -18.3, Peak: 1 },
    subtitleInfos: captionsOf(to, post),
    bitrateInfo: gears,
    ...soundTracksOf(to, post),
    PlayAddrStruct: shown?.PlayAddr,
    claInfo: {
      hasOriginalAudio: true,
      enableAutoCaption: post.subtitles,
      captionInfos: [],
      noCaptionReason: 3,
    },
  };
}

/** `video` of a photo post: there, but with nothing in it; `playAddr` is the song, or nothing. */
export function wireEmptyVideo(to: Recipient, post: Post, song: string) {
  const codec = {
    bitrate: 0,
    encodedType: '',
    format: '',
    videoQuality: '',
    encodeUserTag: '',
    codecType: '',
    definition: '',
  };
  return {
    id: post.awemeId,
    height: 0,
    width: 0,
    duration: 0,
    ratio: '',
    ...coversOf(to, post),
    playAddr: song,
    downloadAddr: '',
    shareCover: [''],
    reflowCover: '',
    ...codec,
    size: 0,
    VQScore: '',
    volumeInfo: {},
    subtitleInfos: [],
    bitrateInfo: [],
  };
}

function secondsOf(post: Post): number {
  return between(4, 180, 'seconds', ...post.key);
}

function wireGear(to: Recipient, post: Post, gear: GearFile) {
  const link = {
    file: fileId(post, `gear-${gear.name}`),
    bitrate: gear.bitrate,
    silent: gear.format === 'dash',
  };
  const codec = gear.codec === 'h264' ? 'h264' : 'bytevc1';
  const pixels = Math.min(gear.width, gear.height);
  const mvmaf = JSON.stringify(JSON.stringify({ 'v2.0': { srv1: { v1080: 94.1, v720: 97 } } }));
  return {
    Bitrate: gear.bitrate,
    BitrateFPS: 30,
    QualityType: gear.quality,
    GearName: gear.name,
    PlayAddr: {
      DataSize: gear.size,
      Width: gear.width,
      Height: gear.height,
      Uri: videoId(post),
      UrlList: [...videoUrls(to, link), playUrl(to, link)],
      UrlKey: `${videoId(post)}_${codec}_${pixels === 576 ? 540 : pixels}p_${gear.bitrate}`,
      FileHash: hexOf(32, 'md5', gear.name, ...post.key),
      FileCs: 'c:0-16701-5d97',
    },
    CodecType: gear.codec,
    MVMAF: mvmaf,
    // Some replies leave it out where it would say mp4.
    ...(gear.format === 'mp4' && unit('format said', ...post.key) < 0.25 ? {} : { Format: gear.format }),
    VideoExtra: JSON.stringify({
      PktOffsetMap: '[]',
      mvmaf,
      ...(link.silent ? { audio_file_id: soundId(post) } : {}),
    }),
  };
}

/** `bitrateAudioInfo` exists where there are silent encodings. */
function soundTracksOf(to: Recipient, post: Post) {
  if (post.ladder !== 'dash') return {};
  const file = fileId(post, 'audio');
  const [MainUrl = '', BackupUrl = ''] = videoUrls(to, {
    file,
    bitrate: 64_000,
    silent: false,
    mime: 'audio_mp4',
  });
  const track = {
    Bitrate: 64_000,
    AudioQuality: 'normal',
    AudioDataSize: planFile(post, 'audio')?.size ?? 0,
    FileId: soundId(post),
    FileHash: hexOf(32, 'sound', ...post.key),
    UrlList: { MainUrl, BackupUrl, FallbackUrl: '' },
  };
  return { bitrateAudioInfo: [track] };
}

/** The watermarked copy: there for most posts, wanted for none. */
function downloadOf(to: Recipient, post: Post) {
  if (unit('download', ...post.key) < 0.15) return {};
  const [downloadAddr = ''] = videoUrls(to, {
    file: fileId(post, 'watermark'),
    bitrate: 1_077_000,
    silent: false,
  });
  return { downloadAddr };
}

function coversOf(to: Recipient, post: Post) {
  const [cover = '', originCover = '', dynamicCover = ''] = ['cover', 'origin', 'dynamic'].map(
    (slot) => imageUrls(to, fileId(post, slot), coverPlace)[0],
  );
  const zoomCover = Object.fromEntries(['240', '480', '720', '960'].map((width) => [width, cover]));
  return { cover, originCover, dynamicCover, zoomCover };
}

function captionsOf(to: Recipient, post: Post) {
  if (!post.subtitles) return [];
  return [
    ['eng-US', '2', 'ASR', '1:whisper_lid'],
    ['deu-DE', '4', 'MT', '4'],
  ].map(([language = '', LanguageID, Source, Version]) => ({
    LanguageID,
    LanguageCodeName: language,
    Url: clipUrl(to, captionHost, fileId(post, `caption-${language}`), 'video_mp4'),
    UrlExpire: expiryFor(to, 'music'),
    Format: 'webvtt',
    Version,
    Source,
    Size: 400,
    VideoSubtitleID: '',
  }));
}

const fileId = (post: Post, slot: string) => ({ owner: post.awemeId, slot });
const videoId = (post: Post) => `v1c044g5${hexOf(24, 'video id', ...post.key)}`;
const soundId = (post: Post) => hexOf(32, 'sound id', ...post.key);
