import { el } from './elements.js';

/** A caption as the site shows it: `#tags` and `@names` become links, everything else stays text. */
function captionNodes(desc) {
  const parts = String(desc ?? '').split(/([#@][\p{L}\p{N}\p{M}_.]+)/u);
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      if (part.length < 2 || !/^[#@]/.test(part)) return part;
      const href = part.startsWith('#') ? `/tag/${encodeURIComponent(part.slice(1))}` : `/${part}`;
      return el('a', { href, infix: 'StyledCommonLink', e2e: 'search-common-link' }, part);
    });
}

/** Title of a photo post, then its caption. */
export function captionOf(item) {
  const title = item.imagePost?.title;
  return [
    title ? el('strong', { infix: 'StrongPhotoTitle' }, title) : null,
    ...captionNodes(item.desc),
  ].filter(Boolean);
}
