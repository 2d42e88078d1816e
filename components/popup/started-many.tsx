import { lastWords, type Problem } from '@/lib/tiktok/errors';

/** What became of several starts at once. */
export interface StartedMany {
  started: number;
  problems: { text: string; problem: Problem }[];
}

const headings = {
  line: ['This line needs another look:', 'These lines need another look:'],
  list: ['This list could not be started:', 'These lists could not be started:'],
} as const;

interface Props extends StartedMany {
  /** What each problem is about. */
  of: keyof typeof headings;
}

/** That it goes on by itself, and what did not start and why. */
export function StartedManyNotice({ started, problems, of }: Props) {
  return (
    <div class="stack tight">
      {started > 0 && <p class="notice">Started. You can close this window, saving goes on.</p>}
      {problems.length > 0 && (
        <div class="notice bad stack tight">
          <p>{headings[of][problems.length === 1 ? 0 : 1]}</p>
          <ul class="stack tight">
            {problems.map(({ text, problem }) => (
              <li key={text}>
                <bdi class="code">{text}</bdi> <span class="small">{lastWords(problem)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
