import { safeSegment } from '@/lib/naming/safe-segment';

/** The folder of a naming template that all files are under, where it has one that is the same for all; else ''. */
export function backupFolder(template: string): string {
  const [first = '', ...more] = template.split('/');
  const isPlain = /^[^{}[\]]+$/.test(first) && !first.startsWith('f2:') && safeSegment(first) === first;
  return more.length > 0 && isPlain ? first : '';
}
