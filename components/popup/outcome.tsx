import { useEffect, useRef } from 'preact/hooks';
import type { Sending } from '@/components/use-sending';
import { lastWords, type Problem } from '@/lib/tiktok/errors';

type Started = { jobId: number } | { problem: Problem };

/** What became of Start. It takes the focus, so that a screen reader says it and Tab goes on from here. */
export function Outcome({ answer, fault }: Sending<Started>) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (answer || fault) place.current?.focus();
  }, [answer, fault]);
  if (!answer && !fault) return null;
  const failed = answer && 'problem' in answer ? lastWords(answer.problem) : fault;
  return (
    <p ref={place} tabIndex={-1} class={failed ? 'notice bad' : 'notice'}>
      {failed ?? 'Started. You can close this window, saving goes on.'}
    </p>
  );
}
