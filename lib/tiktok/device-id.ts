const lowest = 7_250_000_000_000_000_000n;
/** The range that TikTok's own numbers fall into, as yt-dlp draws them (tiktok-web-api.md §2, 2026-08). */
const span = 75_099_899_999_994_577n;
const steps = 2 ** 52;

/** A fresh 19-digit device number, evenly drawn; `random` gives 0 ≤ x < 1. Without one TikTok answers with nothing. */
export function newDeviceId(random: () => number): string {
  return String(lowest + (span * BigInt(Math.floor(random() * steps))) / BigInt(steps));
}
