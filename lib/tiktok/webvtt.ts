import { ClipkeepError } from './errors';

/** A line of speech: when, as SRT writes it, and its text, which may have several lines. */
interface Cue {
  times: string;
  text: string;
}

const timing =
  /^((?:\d+:)?[0-5]\d:[0-5]\d[.,]\d{3})[ \t]+-->[ \t]+((?:\d+:)?[0-5]\d:[0-5]\d[.,]\d{3})(?:[ \t]|$)/;

const entities: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>' },
  ...{ '&nbsp;': '\u00a0', '&lrm;': '\u200e', '&rlm;': '\u200f' },
};

/** Whether a text is WebVTT by its first line, as the standard tells it. */
export function isWebVtt(text: string): boolean {
  return /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(text);
}

/**
 * Whether a file's bytes are UTF-8 to their end, as WebVTT has to be; `cut` where they break off within a letter, or with
 * the times of a cue whose words are missing. Where it is cut between two lines, nothing tells.
 */
export function checkVtt(bytes: Uint8Array): 'whole' | 'cut' | 'none' {
  const text = decoded(bytes, false);
  const cut = text === null ? decoded(bytes, true) : text;
  if (cut === null || cut.includes('\0')) return 'none';
  return text === null || /-->[^\n]*$/.test(text.slice(-200)) ? 'cut' : 'whole';
}

/** The text, or null where the bytes are no UTF-8. `stream`: the last letter may be missing a part. */
function decoded(bytes: Uint8Array, stream: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * WebVTT as SubRip: numbered cues, commas before the milliseconds; notes, styles, positions and voices stay behind, and
 * so does a cue without words. Throws ClipkeepError notMedia where it isn't WebVTT, nothingToSave where nothing is said.
 */
export function vttToSrt(text: string): string {
  if (!isWebVtt(text)) throw new ClipkeepError('notMedia', { detail: 'not WebVTT' });
  const blocks = text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  const cues = blocks.flatMap((block) => readCue(block.split('\n')));
  if (cues.length === 0) throw new ClipkeepError('nothingToSave', { detail: 'no cues' });
  return cues.map(({ times, text: words }, at) => `${at + 1}\n${times}\n${words}\n`).join('\n');
}

/** The timing stands in the first line, or in the second below the cue's name. */
function readCue(lines: string[]): Cue[] {
  const at = lines.slice(0, 2).findIndex((line) => timing.test(line));
  const [, start = '', end = ''] = timing.exec(lines[at] ?? '') ?? [];
  const words = lines.slice(at + 1).map(plainText);
  const text = words.filter((line) => line.trim()).join('\n');
  return start && text ? [{ times: `${srtTime(start)} --> ${srtTime(end)}`, text }] : [];
}

function srtTime(time: string): string {
  const [clock = '', ms = ''] = time.split(/[.,]/);
  const parts = clock.split(':');
  const [hours = '', ...rest] = parts.length === 3 ? parts : ['00', ...parts];
  return `${[hours.padStart(2, '0'), ...rest].join(':')},${ms}`;
}

/** SRT knows bold, italic and underline; of anything else in angle brackets only the words stay. */
function plainText(line: string): string {
  const bare = line.replace(/<(\/?)([biu])(?:[.\s][^<>]*)?>|<[^<>]*>/g, (_, slash, tag) =>
    tag ? `<${slash}${tag}>` : '',
  );
  return bare.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);
}
