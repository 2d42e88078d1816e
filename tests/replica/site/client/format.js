/** 999 · 1.2K · 34.5M, as the site writes counts. Takes numbers and the strings of `statsV2`. */
export function shortCount(value) {
  const count = Number(value ?? 0);
  if (!Number.isFinite(count)) return '0';
  for (const [size, sign] of [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ]) {
    if (count >= size) return `${(count / size).toFixed(1).replace('.0', '')}${sign}`;
  }
  return String(Math.trunc(count));
}

/** `3-14`, or `2024-3-14` for another year; from Unix seconds as a number (API) or a string (page). */
export function postDate(createTime, now = new Date()) {
  const date = new Date(Number(createTime) * 1000);
  if (Number.isNaN(date.getTime())) return '';
  const day = `${date.getMonth() + 1}-${date.getDate()}`;
  return date.getFullYear() === now.getFullYear() ? day : `${date.getFullYear()}-${day}`;
}

/** One count of a post: exact from `statsV2`, else `stats`. */
export function countOf(item, name) {
  return item.statsV2?.[name] ?? item.stats?.[name] ?? 0;
}

/** Photo posts have pictures; everything else is played. */
export function isPhoto(item) {
  return (item.imagePost?.images?.length ?? 0) > 0;
}

/** `/@user/video/ID` or `/@user/photo/ID`; the handle is empty for a post whose author is missing. */
export function postPath(item) {
  return `/@${item.author?.uniqueId ?? ''}/${isPhoto(item) ? 'photo' : 'video'}/${item.id}`;
}
