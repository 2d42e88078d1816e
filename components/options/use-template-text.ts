import { useEffect, useMemo, useState } from 'preact/hooks';
import { useSetting } from '@/components/use-setting';
import { inDigits } from '@/components/wording';
import { compileTemplate } from '@/lib/naming/compile';
import type { Compiled } from '@/lib/naming/compiled';
import type { Template, TemplateFault } from '@/lib/naming/template';
import * as settings from '@/lib/settings';

/** How long the typing must rest before a pattern is used: nobody wants files under a half-typed name. */
const restMs = 500;

/** The pattern being edited. */
export interface TemplateText {
  text: string;
  /** The last pattern that worked: the one in use. */
  applied: string;
  faults: readonly TemplateFault[];
  /** Of `text` when it works, else of `applied`. */
  template: Template | undefined;
  type: (text: string) => void;
  /** Uses the text now, if it works. */
  keep: () => void;
}

/** What is typed and what is in use: a text that works is used after a short rest, another is kept here alone. */
export function useTemplateText(): TemplateText | undefined {
  const [applied, apply] = useSetting(settings.template);
  const [typed, type] = useState<string>();
  const text = typed ?? applied ?? '';
  const compiled = useMemo(() => compileToKeep(text), [text]);
  const working = useMemo(() => compileTemplate(applied ?? ''), [applied]);
  const pending = typed !== undefined && compiled.ok;
  const keep = () => {
    if (!pending) return;
    apply(typed);
    type(undefined);
  };
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(keep, restMs);
    return () => clearTimeout(timer);
  }, [pending, text]);
  if (applied === undefined) return undefined;
  const best = compiled.ok ? compiled : working;
  return {
    text,
    applied,
    faults: compiled.ok ? [] : compiled.faults,
    template: best.ok ? best.template : undefined,
    type,
    keep,
  };
}

/** A pattern that the settings would not give back can't be used. */
function compileToKeep(text: string): Compiled {
  const most = settings.longestTemplate;
  if (text.length <= most) return compileTemplate(text);
  const sentence = `A pattern has at most ${inDigits(most)} letters.`;
  return { ok: false, faults: [{ start: most, end: text.length, sentence }] };
}
