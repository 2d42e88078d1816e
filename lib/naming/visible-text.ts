/** Joiners, direction marks, tags, BOM, half emoji, non-characters: one or both browsers refuse each of them. */
const unseen = /[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]|(?![\s\u0085])\p{Cc}/gu;

/** White space of every kind, and three letters that only look like it (Braille blank, Hangul fillers). */
const blank = /[\s\u0085\u2800\u3164\uFFA0]+/gu;

/**
 * What can be seen of a text, in NFC, with every run of white space as one space. A family emoji comes apart into its
 * members, because the joiner between them is refused (browser-chromium.md §7, browser-firefox.md §4, 2026-11).
 */
export function visibleText(raw: string): string {
  return raw.replace(unseen, '').replace(blank, ' ').normalize('NFC');
}

/** Whether characters that can't be seen, joiners of emoji aside, are in a text. */
export function hasUnseen(raw: string): boolean {
  return raw.replace(/\u200d/g, '').search(unseen) >= 0;
}
