import type { BrowserContext } from 'playwright';
import { photograph, type View } from './camera';

/** The picture of a page with the picture of the popup before it, where the browser opens it. */
export async function overlay(
  context: BrowserContext,
  below: Buffer,
  above: Buffer,
  view: View,
): Promise<Buffer> {
  const page = await context.newPage();
  await page.setContent(`<style>
      body { margin: 0; background: url(${dataUrl(below)}) }
      img { position: fixed; top: 0; right: 28px; border-radius: 0 0 10px 10px; box-shadow: 0 6px 28px rgb(0 0 0 / 45%) }
    </style><img src="${dataUrl(above)}">`);
  const picture = await photograph(page, view);
  await page.close();
  return picture;
}

function dataUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}
