import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { safePath } from '@/lib/naming/safe-path';
import { safeSegment } from '@/lib/naming/safe-segment';
import { bytesOf, chromiumKeeps, firefoxKeeps } from './browser-rules';

interface Row {
  case: string;
  asked: string;
  chromium156: string;
  firefox153: string;
}

/** Names that were really asked of both browsers; the file lies beside a developer's checkout, not in it. */
const golden = fileURLToPath(new URL('../../../shared/samples/filename-golden.json', import.meta.url));
const rows: Row[] = existsSync(golden) ? JSON.parse(readFileSync(golden, 'utf8')).rows : [];

/** Rules of whole paths, which no component breaks: empty components and lengths beyond any that we give. */
const wholePath = ['abs', 'dblslash', 'empty', 'deep45'];

/** Chromium names by MIME type: another extension or a number is no answer about the name. */
const stemOf = (path: string) => path.replace(/ \(\d+\)(?=\.|$)/, '').replace(/\.[^./]*$/, '');

function keptByChromium({ asked, chromium156 }: Row): boolean {
  const [, given = asked] = / -> (.*)$/s.exec(chromium156) ?? [];
  return chromium156.startsWith('complete') && stemOf(given) === stemOf(asked);
}

function keptByFirefox({ firefox153 }: Row): boolean {
  return firefox153 === 'complete  as asked';
}

describe.skipIf(rows.length === 0)(
  'names that were asked of real browsers (skipped where the list is not there)',
  () => {
    const kept = rows.filter((row) => keptByChromium(row) && keptByFirefox(row));
    const innocent = new Set(kept.flatMap(({ asked }) => asked.split('/')));
    const guilty = rows
      .filter((row) => !kept.includes(row) && !wholePath.includes(row.case))
      .flatMap(({ asked }) => asked.split('/'))
      .filter((name) => !innocent.has(name));

    it('has rows of both kinds', () => {
      expect(kept.length).toBeGreaterThan(20);
      expect(guilty.length).toBeGreaterThan(50);
    });

    it.each(rows.map((row) => [row.case, row] as const))(
      '%s: every component becomes one that is kept',
      (_name, row) => {
        for (const name of row.asked.split('/').map((asked) => safeSegment(asked))) {
          expect(guilty).not.toContain(name);
          expect([chromiumKeeps(name), firefoxKeeps(name)], name).toEqual([true, true]);
          expect(bytesOf(name)).toBeLessThanOrEqual(200);
        }
      },
    );

    it.each(rows.map((row) => [row.case, row] as const))('%s: the path is one that is kept', (_name, row) => {
      const path = safePath(row.asked.split('/'), '', 'mp4');
      expect(path.length).toBeLessThanOrEqual(200);
      expect(path.endsWith('.mp4')).toBe(true);
      for (const name of path.split('/'))
        expect([chromiumKeeps(name), firefoxKeeps(name)], name).toEqual([true, true]);
    });

    it.each(rows.filter((row) => !wholePath.includes(row.case)).map((row) => [row.case, row] as const))(
      '%s: the written-down rules say what was measured',
      (name, row) => {
        const names = folderLengthAside(row.asked.split('/'));
        // `.part` lost its extension by MIME type here, which the table of browser-chromium.md tells apart.
        if (name !== 'part') expect(names.every(chromiumKeeps)).toBe(keptByChromium(row));
        // The Mongolian separator is a format character in newer Unicode than Firefox's rule.
        if (name !== 'mongolian_vs') expect(names.every(firefoxKeeps)).toBe(keptByFirefox(row));
      },
    );
  },
);

/** A folder may have 255 bytes, a file name fewer. */
function folderLengthAside(names: string[]): string[] {
  return names.map((name, index) =>
    index < names.length - 1 && bytesOf(name) <= 255 ? name.slice(0, 240) : name,
  );
}
