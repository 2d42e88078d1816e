import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { hostFamilies } from './lib/tiktok/hosts';

const hosts = hostFamilies.map((family) => `https://*.${family}/*`);

/**
 * What our own pages, workers and background may load and reach: our own code and TikTok's hosts, also after a redirect.
 * A wildcard of CSP leaves out the bare domain, other than one of the manifest's.
 */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${hostFamilies.map((family) => `https://${family} https://*.${family}`).join(' ')}`,
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [preact()], build: { target: 'es2022' } }),
  manifest: ({ browser }) => ({
    name: 'Clipkeep',
    description:
      'Keep your own copy of TikTok: posts, profiles, photos, with names you choose. Everything stays on your computer.',
    permissions: [
      'alarms',
      'downloads',
      'scripting',
      'storage',
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['declarativeNetRequestWithHostAccess', 'offscreen']),
    ],
    host_permissions: hosts,
    content_security_policy: { extension_pages: contentPolicy },
    // Spanning would write private posts down; split shares storage.session and asks where to save each file (Chromium 156).
    incognito: 'not_allowed',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'clipkeep@clipkeep.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
