import { useId } from 'preact/hooks';
import { FieldFault } from '@/components/field-fault';

interface Props {
  label: string;
  text: string;
  placeholder?: string;
  fault?: string | undefined;
  onText: (text: string) => void;
}

/** A field for a whole number. Not `type=number`: that one gives nonsense as nothing, and nothing means all. */
export function NumberField({ label, text, placeholder, fault, onText }: Props) {
  const id = useId();
  return (
    <label>
      {label}
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        {...(placeholder ? { placeholder } : {})}
        value={text}
        aria-invalid={fault !== undefined}
        {...(fault ? { 'aria-describedby': id } : {})}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <FieldFault id={id} fault={fault} />
    </label>
  );
}
