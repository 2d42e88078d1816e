import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReplica } from '../../replica/replica';
import { launchStage } from '../launch';

const words = `A browser with Clipkeep in it is open, on a stand-in for tiktok.com. Nobody on it is real, nothing leaves this computer.

Try
  · point at a post: one click on the round button in its corner saves it, and the button turns to ✓
  · the puzzle piece in the toolbar, then Clipkeep, then Start: it saves the whole profile
  · Start once more: what is here is skipped
  · the home page (For You), a single post, a photo post: each has its button
  · Options: type into the naming template and watch the preview
  · other people: @dana_example, @photo_example (albums), @nasty_example (captions that break file names)
`;

/** Opens the browser on a profile of the replica, and ends when the person closes it (or presses Ctrl-C). */
export async function play(): Promise<void> {
  const downloads = mkdtempSync(join(tmpdir(), 'clipkeep-files-'));
  const replica = await startReplica();
  const stage = await launchStage({ replica, headless: false, downloads });
  const closed = stage.context.waitForEvent('close', { timeout: 0 });
  const page = stage.context.pages()[0] ?? (await stage.context.newPage());
  await page.goto('https://www.tiktok.com/@cato_example');
  console.log(words);
  console.log(`Files go to ${downloads} and stay there. Close the browser to end.`);
  await closed;
  await stage.close();
  await replica.close();
}
