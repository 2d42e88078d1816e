/** What is wrong with a field, said as soon as it is. */
export function FieldFault({ id, fault }: { id: string; fault: string | undefined }) {
  return (
    <span id={id} role="status" class="bad-text">
      {fault}
    </span>
  );
}
