import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './has-display';
import { openAlone } from './launch';

/** `npm run dev`: the built extension in a browser window on the real tiktok.com, until the window is closed. */
async function openRealSite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-dev-'));
  const places = { profile: join(folder, 'profile'), downloads: join(folder, 'downloads') };
  console.log('Clipkeep runs on the real tiktok.com. Close the browser to end; then both folders stay:');
  console.log(`  files    ${places.downloads}`);
  console.log(`  profile  ${places.profile} (signed in, if you sign in: remove it when you are done)`);
  await openAlone(places, 'https://www.tiktok.com/');
}

if (hasDisplay()) await openRealSite();
else {
  console.error('npm run dev opens a browser window, and there is no display here. Try npm start.');
  process.exitCode = 1;
}
