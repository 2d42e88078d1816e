/** Numbers and times as job lines say them: in English, like the text around them. */

const english = new Intl.NumberFormat('en');
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** 1482 → `1,482` */
export function inDigits(count: number): string {
  return english.format(count);
}

/** `0 posts`, `1 post`, `1,482 posts` */
export function counted(count: number, word: string): string {
  return `${inDigits(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** Unix ms → `14:05` of the person's clock. */
export function inHours(time: number): string {
  return new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);
}

/** How long until then: seconds up to a minute and a half, then minutes. */
export function inTime(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds <= 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** How long a recording is: `4:05`, `1:04:05`. */
export function inClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** How much a recording lacks: `12 s missed`, `2:05 missed`; '' where it is nothing that one would notice. */
export function inMissed(seconds: number): string {
  if (seconds < 1) return '';
  return `${seconds <= 90 ? `${Math.round(seconds)} s` : inClock(seconds)} missed`;
}

/** `640 kB`, `75.3 MB`, `1.2 GB` */
export function inSize(bytes: number): string {
  if (bytes < 1_000_000) return `${english.format(Math.floor(bytes / 1000))} kB`;
  const [size, unit] = bytes < 1_000_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000_000_000, 'GB'];
  return `${oneDecimal.format(size)} ${unit}`;
}

/** Sentences one after the other, those that say nothing left out. */
export function joined(...sentences: string[]): string {
  return sentences.filter(Boolean).join(' ');
}
