import { createHash, randomBytes, randomInt } from 'node:crypto';
import { type Secrets, sameText } from './seal';

const cookieName = '_wafchallengeid';

interface Puzzle {
  v: { a: string; b: number; c: string };
  s: string;
}

/**
 * The firewall's "Please wait..." page with a puzzle that has an answer: find i with sha256(a ‖ i) = c, and come back
 * with it in a cookie. A browser's own script does that; so do patient clients (tiktok-web-api.md §6).
 */
export function challengePage(secrets: Secrets): string {
  const prefix = randomBytes(32);
  const answer = String(randomInt(20, 400));
  const v = {
    a: prefix.toString('base64'),
    b: Math.floor(Date.now() / 1000),
    c: createHash('sha256').update(prefix).update(answer).digest('base64'),
  };
  const puzzle: Puzzle = { v, s: sealOf(secrets, v) };
  const packed = Buffer.from(JSON.stringify(puzzle)).toString('base64').replace(/=+$/, '');
  return `<!DOCTYPE html> <html lang="en"> <head> <link rel="icon" href="data:;base64,="> </head> <body> Please wait... <p id="wci" class="${cookieName}"></p> <p id="cs" class="${packed}"></p> <script>${solver}</script> </body></html>`;
}

/** Whether a request brings the answer to a puzzle that this replica posed within the last two minutes. */
export function isSolved(secrets: Secrets, cookies: ReadonlyMap<string, string>): boolean {
  const solved = readSolved(cookies.get(cookieName));
  if (!solved || Math.abs(Date.now() / 1000 - solved.v.b) > 120) return false;
  const found = createHash('sha256').update(Buffer.from(solved.v.a, 'base64'));
  const fits = found.update(Buffer.from(solved.d, 'base64')).digest('base64') === solved.v.c;
  return fits && sameText(solved.s, sealOf(secrets, solved.v));
}

function sealOf(secrets: Secrets, { a, b, c }: Puzzle['v']): string {
  return Buffer.from(secrets.seal('challenge', a, String(b), c), 'hex').toString('base64');
}

function readSolved(cookie: string | undefined): (Puzzle & { d: string }) | undefined {
  try {
    const read = JSON.parse(Buffer.from(decodeURIComponent(cookie ?? ''), 'base64').toString());
    return typeof read?.v?.a === 'string' && typeof read.d === 'string' ? { s: '', ...read } : undefined;
  } catch {
    return undefined;
  }
}

const solver = `(async () => {
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const packed = document.getElementById('cs').className;
  const puzzle = JSON.parse(atob(packed + '='.repeat((4 - (packed.length % 4)) % 4)));
  const prefix = bytes(puzzle.v.a);
  for (let i = 0; i <= 1000000; i += 1) {
    const tried = new Uint8Array([...prefix, ...new TextEncoder().encode(String(i))]);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', tried));
    if (btoa(String.fromCharCode(...hash)) !== puzzle.v.c) continue;
    puzzle.d = btoa(String(i));
    const name = document.getElementById('wci').className;
    document.cookie = name + '=' + btoa(JSON.stringify(puzzle)) + '; path=/; max-age=1; secure';
    location.reload();
    return;
  }
})();`;
