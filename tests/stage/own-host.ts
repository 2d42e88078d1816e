/** TikTok's own hosts, written down apart from lib/tiktok/hosts.ts, which is under test. */
export const ownHost =
  /^(?:(?!xn--)[a-z\d-]+\.)*(?:tiktok\.com|tiktokcdn(?:-us|-eu)?\.com|tiktokv\.com|tiktokv\.us)$/;
