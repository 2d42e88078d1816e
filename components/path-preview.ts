import { compileTemplate } from '@/lib/naming/compile';
import { previewPath } from '@/lib/naming/preview';
import { samples } from '@/lib/naming/samples';

/** An example of what a pattern gives, `folder/name.ext`; undefined when the pattern doesn't work. */
export function pathPreview(text: string): string | undefined {
  const compiled = compileTemplate(text);
  // The photo post: an ordinary caption, where the others are there to be awkward.
  const sample = samples.find(({ context }) => context.item.kind === 'photo');
  if (!compiled.ok || !sample) return undefined;
  const { folders, name } = previewPath(compiled.template, sample.context, sample.suffix, sample.ext);
  return [...folders, name].join('/');
}
