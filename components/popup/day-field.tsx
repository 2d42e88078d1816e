import { useId } from 'preact/hooks';
import { FieldFault } from '@/components/field-fault';

interface Props {
  label: string;
  day: string | undefined;
  fault?: string | undefined;
  onDay: (day: string) => void;
}

/** A field for a day of the person's own time zone, `YYYY-MM-DD`. */
export function DayField({ label, day, fault, onDay }: Props) {
  const id = useId();
  return (
    <label>
      {label}
      <input
        type="date"
        value={day ?? ''}
        aria-invalid={fault !== undefined}
        {...(fault ? { 'aria-describedby': id } : {})}
        onInput={(event) => onDay(event.currentTarget.value)}
      />
      <FieldFault id={id} fault={fault} />
    </label>
  );
}
