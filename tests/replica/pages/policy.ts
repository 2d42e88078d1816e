/** The page's Content-Security-Policy: scripts from the site and with the nonce, nothing inline, no eval. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'self' https: wss:",
    `script-src 'self' 'nonce-${nonce}' https://*.ttwstatic.com https://*.tiktokcdn.com`,
    "style-src 'self' 'unsafe-inline' https://*.ttwstatic.com",
    'img-src https: data: blob:',
    'media-src https: data: blob:',
    "connect-src 'self' https://*.tiktok.com https://*.tiktokv.com https://*.tiktokcdn.com https://*.ttwstatic.com",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
