import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FieldButtons } from './field-buttons';
import { insertAtCaret } from './insert-at-caret';
import { PresetButtons } from './preset-buttons';
import { PreviewTable } from './preview-table';
import { TemplateStatus } from './template-status';
import { type TemplateText, useTemplateText } from './use-template-text';

/** The naming pattern: text is the truth, buttons write into it, the table shows what comes out. */
export function TemplateEditor() {
  const editor = useTemplateText();
  if (!editor) return null;
  return (
    <section class="card stack" aria-labelledby="names">
      <div>
        <h2 id="names">File names</h2>
        <p class="quiet">
          Words in braces are filled in for each post. A slash starts a folder inside your download folder.
        </p>
      </div>
      <PresetButtons current={editor.text} onPick={editor.type} />
      <PatternField editor={editor} />
      {editor.template && <PreviewTable template={editor.template} />}
    </section>
  );
}

function PatternField({ editor }: { editor: TemplateText }) {
  const input = useRef<HTMLInputElement>(null);
  const insert = useInsertion(input, editor);
  return (
    <>
      <label class="stack tight">
        <span class="title">Pattern</span>
        <input
          ref={input}
          type="text"
          class="pattern"
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          value={editor.text}
          aria-invalid={editor.faults.length > 0}
          aria-describedby="pattern-status"
          onInput={(event) => editor.type(event.currentTarget.value)}
          onChange={editor.keep}
        />
      </label>
      <TemplateStatus {...editor} />
      <FieldButtons onInsert={insert} />
    </>
  );
}

/** Writes a field where the caret is and puts the caret behind it, back in the input. */
function useInsertion(input: { current: HTMLInputElement | null }, editor: TemplateText) {
  const [caret, setCaret] = useState<number>();
  useLayoutEffect(() => {
    if (caret === undefined) return;
    input.current?.focus();
    input.current?.setSelectionRange(caret, caret);
    setCaret(undefined);
  }, [caret, input]);
  return (piece: string) => {
    const { selectionStart, selectionEnd } = input.current ?? {};
    const end = editor.text.length;
    const selection = { start: selectionStart ?? end, end: selectionEnd ?? end };
    const next = insertAtCaret(editor.text, selection, piece);
    editor.type(next.text);
    setCaret(next.caret);
  };
}
