/**
 * When a media link stops working, Unix ms; null where it doesn't say. `expire=` (video), `x-expires=` (images), or a
 * hexadecimal second in the path after a 32-digit signature (captions, music): tiktok-web-api.md §5.2, 2026-02.
 */
export function expiresAt(url: string): number | null {
  const query = [...url.matchAll(/[?&](?:x-)?expires?=(\d{9,11})(?=&|#|$)/g)].map(([, digits]) =>
    Number(digits),
  );
  const path = [...url.matchAll(/\/[\da-f]{32}\/([\da-f]{8})\//g)].map(([, hex]) =>
    Number.parseInt(hex ?? '', 16),
  );
  const seconds = [...query, ...path].filter((second) => second > 0);
  return seconds.length > 0 ? seconds.reduce((first, second) => Math.min(first, second)) * 1000 : null;
}
