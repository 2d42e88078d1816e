/** What the first bytes say a file is; `ext` without the dot, empty where it is no media. */
export interface MediaKind {
  kind: 'video' | 'image' | 'audio' | 'text' | 'html' | 'json' | 'unknown';
  ext: string;
  mime: string;
}

/** How many bytes `mediaKind` wants to see; fewer are fine. */
export const kindBytes = 512;

const kinds = {
  mp4: { kind: 'video', ext: 'mp4', mime: 'video/mp4' },
  mov: { kind: 'video', ext: 'mov', mime: 'video/quicktime' },
  m4a: { kind: 'audio', ext: 'm4a', mime: 'audio/mp4' },
  mp3: { kind: 'audio', ext: 'mp3', mime: 'audio/mpeg' },
  aac: { kind: 'audio', ext: 'aac', mime: 'audio/aac' },
  jpeg: { kind: 'image', ext: 'jpg', mime: 'image/jpeg' },
  png: { kind: 'image', ext: 'png', mime: 'image/png' },
  gif: { kind: 'image', ext: 'gif', mime: 'image/gif' },
  webp: { kind: 'image', ext: 'webp', mime: 'image/webp' },
  avif: { kind: 'image', ext: 'avif', mime: 'image/avif' },
  heic: { kind: 'image', ext: 'heic', mime: 'image/heic' },
  vtt: { kind: 'text', ext: 'vtt', mime: 'text/vtt' },
  html: { kind: 'html', ext: '', mime: 'text/html' },
  json: { kind: 'json', ext: '', mime: 'application/json' },
  unknown: { kind: 'unknown', ext: '', mime: '' },
} as const satisfies Record<string, MediaKind>;

/** Signatures at the very start, as Latin-1 text. */
const starts: readonly (readonly [RegExp, MediaKind])[] = [
  [/^\xff\xd8\xff/, kinds.jpeg],
  [/^\x89PNG\r\n/, kinds.png],
  [/^GIF8[79]a/, kinds.gif],
  [/^RIFF.{4}WEBP/s, kinds.webp],
  [/^.{4}ftypavi[fs]/s, kinds.avif],
  [/^.{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/s, kinds.heic],
  [/^.{4}ftypM4[AB]/s, kinds.m4a],
  [/^.{4}ftypqt {2}/s, kinds.mov],
  [/^.{4}(?:ftyp|styp|moov|mdat|moof)/s, kinds.mp4],
  [/^ID3/, kinds.mp3],
  [/^\xff[\xf0\xf1\xf8\xf9]/, kinds.aac],
  [/^(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)/, kinds.vtt],
  [/^(?:\xef\xbb\xbf)?\s*</, kinds.html],
  [/^(?:\xef\xbb\xbf)?\s*[[{]/, kinds.json],
];

/** Tells a file by its first bytes; a challenge page under HTTP 200 is `html` (tiktok-web-api.md §0.6). */
export function mediaKind(head: Uint8Array): MediaKind {
  const text = String.fromCharCode(...head.subarray(0, kindBytes));
  const found = starts.find(([pattern]) => pattern.test(text))?.[1];
  return found ?? (isMp3Frame(head) ? kinds.mp3 : kinds.unknown);
}

/** A frame sync whose version, layer, bitrate and sample rate exist. */
function isMp3Frame([sync = 0, type = 0, rates = 0]: Uint8Array): boolean {
  const named = (type & 0x18) !== 0x08 && (type & 0x06) !== 0;
  const rated = (rates & 0xf0) !== 0 && (rates & 0xf0) !== 0xf0 && (rates & 0x0c) !== 0x0c;
  return sync === 0xff && (type & 0xe0) === 0xe0 && named && rated;
}

/** An mp4 without pictures is a song, whatever brand it carries. */
export const songInMp4: MediaKind = kinds.m4a;
