import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './browser-paths';

/** Makes sure there is a browser to drive, installing one where that can be done; says in words what to do where it can't. */
function provideBrowser(): void {
  if (tellOpen()) return;
  for (const [what, command] of waysToInstall()) {
    console.log(`No Chromium found: ${what} …`);
    spawnSync(command, { shell: true, stdio: 'inherit' });
    if (tellOpen()) return;
  }
  const branded = findBrowser();
  if (branded) console.log(`Browser: ${branded.path} (if it refuses extensions, install Chromium)`);
  else tellWhatToDo();
}

function tellOpen(): boolean {
  const found = findBrowser();
  if (found?.kind !== 'open') return false;
  console.log(`Browser: ${found.path}`);
  return true;
}

function tellWhatToDo(): void {
  console.error('There is no Chromium here and none could be installed.');
  console.error('Install Chromium, Edge or Chrome, or set CLIPKEEP_BROWSER to its path, and run this again.');
  process.exitCode = 1;
}

function waysToInstall(): [what: string, command: string][] {
  const debianRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const apt =
    'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null';
  return [
    ...(debianRoot ? [['installing it with apt-get', apt] as [string, string]] : []),
    ['letting Playwright download one', 'npx playwright install chromium'],
  ];
}

provideBrowser();
