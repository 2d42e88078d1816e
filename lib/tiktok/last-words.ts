import type { Problem, ProblemCode } from './errors';

const seePost = 'See whether it plays on TikTok, then try again.';

/** Of problems that are tried again by themselves: what they say once nothing is. */
const words: Partial<Record<ProblemCode, string>> = {
  refused: 'TikTok answered with nothing. Try again later.',
  slowDown: 'TikTok asked us to slow down. Try again in a few minutes.',
  network: 'The connection broke. Check it, then try again.',
  stalled: 'The transfer stood still. Check the connection, then try again.',
  server: 'TikTok had an error of its own. Try again later.',
  samePage: 'TikTok keeps sending the same part of the list. Try again later.',
  denied: `TikTok refuses to give this out. ${seePost}`,
  expired: `The link ran out. ${seePost}`,
  notMedia: `TikTok sent a page instead of the file. ${seePost}`,
  silent: 'TikTok sent this video without its sound. Try again later.',
  truncated: 'The file broke off before its end. Try again later.',
  tooLarge: 'TikTok sent far more than this can be, so it was not kept. Try again later.',
  livePaused: 'This live is paused. Start again when it goes on.',
  bug: 'Clipkeep made a mistake with this. Look for an update, then try again.',
};

/** What a problem says where nothing is tried again by itself. */
export function lastWords({ code, sentence }: Pick<Problem, 'code' | 'sentence'>): string {
  return words[code] ?? sentence;
}
