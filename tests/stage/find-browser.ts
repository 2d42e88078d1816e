import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser, findFirefox } from './browser-paths';

/** Makes sure there is a browser to drive, installing one where that can be done; says in words what to do where it can't. */
function provideBrowser(): void {
  if (tellOpen()) return;
  for (const command of [...debianPackage('chromium'), 'npx playwright install chromium']) {
    install('Chromium', command);
    if (tellOpen()) return;
  }
  const branded = findBrowser();
  if (branded) console.log(`Browser: ${branded.path} (if it refuses extensions, install Chromium)`);
  else tellWhatToDo();
}

/** What the tests want besides; where it is missing, they say what they left out. */
function provideForTests(): void {
  const hasFfmpeg = () => ['ffmpeg', 'ffprobe'].every((name) => spawnSync(name, ['-version']).status === 0);
  provideOr('Firefox', 'firefox-esr', () => findFirefox() !== undefined);
  provideOr('ffmpeg', 'ffmpeg', hasFfmpeg);
  provideOr('C compiler', 'gcc', () => spawnSync('cc', ['--version']).status === 0);
}

function provideOr(name: string, packageName: string, isHere: () => boolean): void {
  for (const command of isHere() ? [] : debianPackage(packageName)) install(name, command);
  if (!isHere()) console.log(`No ${name} here: some tests are skipped.`);
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

function install(name: string, command: string): void {
  console.log(`No ${name} found: ${command} …`);
  spawnSync(command, { shell: true, stdio: 'inherit' });
}

/** How it is installed where that can be done without asking anybody. */
function debianPackage(name: string): string[] {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return [];
  return [`apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq ${name} > /dev/null`];
}

provideBrowser();
if (process.argv.includes('--for-tests')) provideForTests();
