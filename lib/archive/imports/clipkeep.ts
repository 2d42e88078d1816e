import { type BackupHead, backupVersion, readBackupLine } from '../backup-lines';
import { linesOf, makeReading, onceEach, type Reading, type TextImport } from './reading';

/** Clipkeep's own backup. A damaged one gives all its sound lines, and says what it should have held. */
export const clipkeep: TextImport = {
  id: 'clipkeep',
  label: 'Clipkeep backup',
  fits: (text) => /^\s*\{"(?:clipkeep|file|post|user)":/.test(text),
  read(text) {
    const reading = makeReading({});
    let head: BackupHead | undefined;
    for (const line of linesOf(text)) {
      const entry = readBackupLine(line);
      if (!entry) reading.unreadable += 1;
      else if ('file' in entry) reading.found.push(entry.file);
      else if ('post' in entry) reading.posts.push(entry.post);
      else if ('user' in entry) reading.users.push(entry.user);
      else head ??= entry;
    }
    return { ...reading, found: onceEach(reading.found), notes: notesOn(head, reading) };
  },
};

function notesOn(head: BackupHead | undefined, { found }: Reading): string[] {
  if (!head) return ['The first line is missing: how much this backup held is not known.'];
  const newer = head.clipkeep > backupVersion;
  const short = found.length < head.counts.files;
  return [
    ...(newer ? ['A newer Clipkeep made this backup: what this one does not know is left out.'] : []),
    ...(short
      ? [
          `This backup held ${head.counts.files} files, ${found.length} are still sound. The rest is damaged or cut off.`,
        ]
      : []),
  ];
}
