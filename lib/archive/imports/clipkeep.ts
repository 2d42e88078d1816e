import { type BackupCounts, readBackupLine } from '../backup-lines';
import { type BackupSection, tellDamage } from './backup-damage';
import { linesOf, makeReading, onceEach, type Reading, type TextImport } from './reading';

/** A damaged beginning must not hide what follows it; a backup is known by any of its first lines. */
const looksAt = 1_000_000;
// White space of the line alone: across lines, each empty one would be looked at from all before it.
const beginnings = /^[^\S\n\r\u2028\u2029]*\{"(?:clipkeep|file|post|user|end)":/m;

/** Clipkeep's own backup. A damaged one gives all its sound lines, and says what it should have held. */
export const clipkeep: TextImport = {
  id: 'clipkeep',
  label: 'Clipkeep backup',
  fits: (text) => beginnings.test(text.slice(0, looksAt)),
  read(text) {
    const walk = beginWalk();
    for (const line of linesOf(text)) readLine(walk, line);
    return endWalk(walk);
  },
};

/** Reads a backup that is too long for one text, line by line. */
export async function readBackupLines(lines: AsyncIterable<string>): Promise<Reading> {
  const walk = beginWalk();
  for await (const line of lines) readLine(walk, line);
  return endWalk(walk);
}

function beginWalk(): Walk {
  return { ...makeReading({}), sections: [], damaged: noLines(), unknown: 0 };
}

function endWalk({ sections, damaged, unknown, ...read }: Walk): Reading {
  const reading = {
    ...read,
    found: onceEach(read.found),
    posts: onceBy(read.posts, ({ awemeId }) => awemeId),
    users: onceBy(read.users, ({ secUid }) => secUid),
  };
  return { ...reading, notes: tellDamage({ sections, damaged, unknown, sound: countsIn(reading) }) };
}

interface Walk extends Reading {
  sections: BackupSection[];
  damaged: BackupCounts;
  unknown: number;
}

function readLine(walk: Walk, line: string): void {
  const entry = readBackupLine(line);
  const open = walk.sections.at(-1);
  const isHead = entry !== null && 'clipkeep' in entry;
  // A line that stands there twice begins no second backup.
  if (isHead && !(open?.head?.madeAt === entry.madeAt && !open.end)) walk.sections.push({ head: entry });
  else if (!open || (open.end && entry && !isHead && !('end' in entry))) walk.sections.push({});
  if (!entry) noteDamage(walk, line);
  else if ('file' in entry) walk.found.push(entry.file);
  else if ('post' in entry) walk.posts.push(entry.post);
  else if ('user' in entry) walk.users.push(entry.user);
  else if ('end' in entry) noteEnd(walk.sections, entry.end);
}

function noteEnd(sections: BackupSection[], end: BackupCounts): void {
  const open = sections.at(-1);
  if (open) sections[sections.length - 1] = { ...open, end };
}

/** What a line was is told by its beginning, which may be damaged itself. */
function noteDamage(walk: Walk, line: string): void {
  walk.unreadable += 1;
  const kind = /^\{"(file|post|user)":/.exec(line)?.[1];
  if (kind) walk.damaged[`${kind}s` as keyof BackupCounts] += 1;
  else walk.unknown += 1;
}

function noLines(): BackupCounts {
  return { files: 0, posts: 0, users: 0 };
}

function countsIn({ found, posts, users }: Reading): BackupCounts {
  return { files: found.length, posts: posts.length, users: users.length };
}

function onceBy<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
