import { cutText, utf8Length } from './graphemes';
import { visibleText } from './visible-text';

/** Both browsers and Windows take these lengths; Chromium's own is 244 bytes for a name (browser-chromium.md §7). */
export const componentBytes = 200;

/** What no file system or browser takes in a name, and what stands for it. `%` both browsers change to `_`. */
export const lookAlikes: Readonly<Record<string, string>> = {
  '"': '＂',
  '*': '＊',
  '/': '／',
  ':': '：',
  '<': '＜',
  '>': '＞',
  '?': '？',
  '\\': '＼',
  '|': '｜',
  '%': '％',
};

const device =
  /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³]|desktop(?=\.ini$)|thumbs(?=\.db$))(?= *(?:\.|$))/i;
/** `.{…}` hides a file's kind from Windows; `crdownload` and `part` Chromium keeps for unfinished files. */
const forbiddenEnding = /\.(?=(?:lnk|local|url|scf|desktop|crdownload|part)$|\{.*\}$)/gi;

/** Every forbidden sign as its look-alike. */
export function replaceSigns(text: string): string {
  return text.replace(/["*/:<>?\\|%]/g, (sign) => lookAlikes[sign] ?? '_');
}

/** Names that Windows or Chromium keep for themselves, made harmless: `con.mp4` → `con_.mp4`, `a.lnk` → `a_lnk`. */
export function disarm(name: string): string {
  return name.replace(forbiddenEnding, '_').replace(device, '$1_');
}

/** Without the white space, dots and tildes that may not begin or end a name. */
export function trimEnds(text: string): string {
  const start = text.search(/[^\s.~]/);
  if (start < 0) return '';
  // From its end: a pattern would look at a long run of dots within again and again (3.9 s for 65,000).
  let end = text.length;
  while (/[\s.~]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/**
 * One folder or file name that Chromium, Firefox, Windows, macOS and Linux all take as it is: at most `maxBytes` of
 * UTF-8 (and `maxUnits` of UTF-16), cut between graphemes, never empty. What is safe already comes back unchanged.
 */
export function safeSegment(text: string, maxBytes = componentBytes, maxUnits = Infinity): string {
  const whole = trimEnds(replaceSigns(visibleText(text)));
  const within = (less: number) =>
    disarm(trimEnds(cutText(whole, { bytes: maxBytes - less, units: maxUnits - less })));
  const name = within(0);
  return (utf8Length(name) <= maxBytes && name.length <= maxUnits ? name : within(1)) || '_';
}
