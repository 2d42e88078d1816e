/** Beside a button: why what it sent came to nothing. It is there before it speaks, so that a screen reader hears it. */
export function SendingFault({ fault }: { fault?: string | undefined }) {
  return (
    <p role="status" class="bad-text small">
      {fault}
    </p>
  );
}
