import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** TikTok's own hosts: its pages and API, and the hosts that its media links name (tiktok-web-api.md §5.1, 2026-08). */
const hosts = [
  'tiktok.com',
  'tiktokcdn.com',
  'tiktokcdn-us.com',
  'tiktokcdn-eu.com',
  'tiktokv.com',
  'tiktokv.us',
].map((host) => `https://*.${host}/*`);

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
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'clipkeep@clipkeep.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
