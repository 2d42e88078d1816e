import { useEffect, useRef } from 'preact/hooks';
import type { Sending } from '@/components/use-sending';
import { lastWords, type Problem } from '@/lib/tiktok/errors';

type Started = { jobId: number } | { problem: Problem };

/** What became of Start. It takes the focus, so that a screen reader says it and Tab goes on from here. */
export function Outcome({ answer }: Sending<Started>) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (answer) place.current?.focus();
  }, [answer]);
  if (!answer) return null;
  const failed = 'problem' in answer;
  return (
    <p ref={place} tabIndex={-1} class={failed ? 'notice bad' : 'notice'}>
      {failed ? lastWords(answer.problem) : 'Started. You can close this window, saving goes on.'}
    </p>
  );
}
