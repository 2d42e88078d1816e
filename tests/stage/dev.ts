import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './has-display';
import { launchStage } from './launch';

/** `npm run dev`: the built extension in a browser window on the real tiktok.com, until the window is closed. */
async function openRealSite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-dev-'));
  const [profile, downloads] = [join(folder, 'profile'), join(folder, 'downloads')];
  const stage = await launchStage({ headless: false, profile, downloads });
  const closed = stage.context.waitForEvent('close', { timeout: 0 });
  console.log('Clipkeep runs on the real tiktok.com. Close the browser to end; then both folders stay:');
  console.log(`  files    ${downloads}`);
  console.log(`  profile  ${profile} (signed in, if you sign in: remove it when you are done)`);
  const page = stage.context.pages()[0] ?? (await stage.context.newPage());
  await page
    .goto('https://www.tiktok.com/')
    .catch((error: Error) => console.error(`tiktok.com did not open: ${error.message.split('\n')[0]}`));
  await closed;
  await stage.close();
}

if (hasDisplay()) await openRealSite();
else {
  console.error('npm run dev opens a browser window, and there is no display here. Try npm start.');
  process.exitCode = 1;
}
