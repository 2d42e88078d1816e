import { type BackupCounts, type BackupHead, backupVersion } from '../backup-lines';

/** What is told of a kind of line. */
const names: Readonly<Record<keyof BackupCounts, readonly [one: string, many: string]>> = {
  files: ['file', 'files'],
  posts: ['caption', 'captions'],
  users: ['creator', 'creators'],
};
const kinds = ['files', 'posts', 'users'] as const;
const digits = new Intl.NumberFormat('en');

/** A backup as it was read; several in one text are one after the other. */
export interface BackupSection {
  head?: BackupHead;
  end?: BackupCounts;
}

/** What became of a backup's lines. `sound`: each row once; `damaged`: by what their beginning says they were. */
export interface BackupState {
  sections: readonly BackupSection[];
  sound: BackupCounts;
  damaged: BackupCounts;
  /** Damaged lines that don't say what they were. */
  unknown: number;
}

/** Says in sentences what is wrong with a backup; nothing of one that is whole. */
export function tellDamage({ sections, sound, damaged, unknown }: BackupState): string[] {
  const headless = sections.some(({ head }) => !head);
  const missing = missingOf(sections, sound, damaged);
  const anyMissing = kinds.some((kind) => missing[kind] > 0);
  const anySound = kinds.some((kind) => sound[kind] > 0);
  const broken = kinds.some((kind) => damaged[kind] > 0) || unknown > 0;
  const cut = sections.some(({ end, head }) => !end && (!head || anyMissing));
  const newer = sections.some(({ head }) => (head?.clipkeep ?? 0) > backupVersion);
  return [
    ...(newer ? ['A newer Clipkeep made this backup: what this one does not know is left out.'] : []),
    ...(sections.length > 1
      ? [`These are ${sections.length} backups after one another. Each file counts once.`]
      : []),
    ...(headless ? ['The first line is missing or damaged.'] : []),
    ...(broken ? [`Damaged and left out: ${inWords(damaged, unknown)}.`] : []),
    ...(cut ? ['The end of this backup is missing: it was cut off.'] : []),
    ...(anyMissing ? [`Missing altogether: ${inWords(missing)}.`] : []),
    ...((broken || cut || anyMissing) && anySound ? ['Everything else in it is sound.'] : []),
  ];
}

/** How much less there is, damaged lines included, than the largest of these backups held. */
function missingOf(sections: readonly BackupSection[], sound: BackupCounts, damaged: BackupCounts) {
  const held = (kind: keyof BackupCounts) =>
    sections.reduce((most, { head, end }) => Math.max(most, (end ?? head?.counts)?.[kind] ?? 0), 0);
  const less = (kind: keyof BackupCounts) => Math.max(0, held(kind) - sound[kind] - damaged[kind]);
  return { files: less('files'), posts: less('posts'), users: less('users') };
}

/** `2 files, 1 caption and 3 other lines` */
function inWords(counts: BackupCounts, others = 0): string {
  const parts = kinds.flatMap((kind) => (counts[kind] > 0 ? [inNumber(counts[kind], names[kind])] : []));
  if (others > 0) parts.push(inNumber(others, ['other line', 'other lines']));
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);
}

function inNumber(count: number, [one, many]: readonly [one: string, many: string]): string {
  return `${digits.format(count)} ${count === 1 ? one : many}`;
}
