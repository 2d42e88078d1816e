import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';

/** How a picture is taken. Sizes in CSS pixels. */
export interface View {
  width?: number;
  height?: number;
  /** Device pixels per CSS pixel. */
  scale?: number;
  scheme?: 'light' | 'dark';
  /** All of the page, not only what fits into the height. */
  whole?: boolean;
}

/** The popup as wide as it is. */
export const popupView: View = { width: 380, height: 600, scale: 2, whole: true };

/** Takes a picture of a page. */
export async function photograph(page: Page, view: View = {}): Promise<Buffer> {
  const { width = 1280, height = 800, scale = 1, scheme = 'light', whole = false } = view;
  await page.bringToFront();
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height });
  const session = await page.context().newCDPSession(page);
  const size = { width, height, deviceScaleFactor: scale, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', size);
  const tall = whole ? await page.evaluate<number>('document.documentElement.scrollHeight') : height;
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, height: Math.max(height, tall) });
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  await session.send('Emulation.clearDeviceMetricsOverride');
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Takes a picture and keeps it in the folder that git ignores. */
export async function shoot(page: Page, name: string, view: View = {}): Promise<void> {
  keep(`../../../screenshots/${name}.png`, await photograph(page, view));
}

/** Keeps a picture of the README. */
export function publish(name: string, picture: Buffer): void {
  keep(`../../pictures/${name}.png`, picture);
}

function keep(path: string, picture: Buffer): void {
  const file = fileURLToPath(new URL(path, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
  console.log(`${file} (${Math.round(picture.length / 1000)} kB)`);
}
