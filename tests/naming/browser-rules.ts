/**
 * What was measured of the two browsers (browser-chromium.md §7, browser-firefox.md §4, 2026-11) and what Windows
 * documents, written down apart from the code under test. Each takes one component of a path and tells whether it
 * arrives on disk under just that name.
 */

const edgeSpace = /^\p{White_Space}|\p{White_Space}$/u;

/** Chromium 156: refused, or changed (`%`, half emoji, endings of unfinished files). */
export function chromiumKeeps(name: string): boolean {
  const sign = /["*/:<>?\\|%\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u;
  const device = /^(?:con|prn|aux|nul|clock\$|com[1-9]|lpt[1-9])(?:\.|$)/i;
  const special = /^(?:desktop\.ini|thumbs\.db)$|\.(?:lnk|local|url|scf|crdownload|part)$|\.\{[^.]*\}$/i;
  const edge = /^[.~]|[.~]$/;
  const refused = [sign, device, special, edge, edgeSpace].some((rule) => rule.test(name));
  return name !== '' && !refused && bytesOf(name) <= 244;
}

/** Firefox 153: refused, or changed (`%`). */
export function firefoxKeeps(name: string): boolean {
  const sign = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"*:<>?\\|/%]|(?![ \u3000])\p{Zs}/u;
  const edge = /^[ .\u3000\u180e]|[ .\u3000\u180e]$/;
  const ending = /\.(?:lnk|url|scf|desktop|local)$/i;
  return name !== '' && ![sign, edge, ending].some((rule) => rule.test(name)) && bytesOf(name) <= 250;
}

/** Windows: devices with or without an extension, superscript digits too; signs; ends; 255 UTF-16 units. */
export function windowsKeeps(name: string): boolean {
  const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;
  return name !== '' && !device.test(name) && !/["*/:<>?\\|]|[. ]$/.test(name) && name.length <= 255;
}

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
