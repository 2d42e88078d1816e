/** Every expected failure, by name. Anything else that goes wrong is a bug and is not caught. */
export type ProblemCode =
  | 'refused'
  | 'slowDown'
  | 'tooSoon'
  | 'humanCheck'
  | 'signIn'
  | 'private'
  | 'gone'
  | 'fileGone'
  | 'noSuchUser'
  | 'region'
  | 'ageGate'
  | 'network'
  | 'stalled'
  | 'server'
  | 'badReply'
  | 'unreadable'
  | 'unknownHost'
  | 'samePage'
  | 'expired'
  | 'notMedia'
  | 'silent'
  | 'truncated'
  | 'tooLarge'
  | 'nothingToSave'
  | 'asksWhere'
  | 'cancelled'
  | 'diskFull'
  | 'profileFull'
  | 'diskRefused'
  | 'fileRefused'
  | 'badLink'
  | 'noPage'
  | 'endless'
  | 'underWay'
  | 'noSuchList'
  | 'notLive'
  | 'liveEnded'
  | 'livePaused'
  | 'followersOnly'
  | 'unplayable';

/** What is stored on a row and shown to the person. Plain data: it goes through messages and Dexie. */
export interface Problem {
  code: ProblemCode;
  /** What happened and what to do next, in words. */
  sentence: string;
  /** Whether trying again by ourselves can help. */
  retryable: boolean;
  /** TikTok's own wish (`Retry-After`), milliseconds. */
  retryAfter?: number;
}

/** What happened, and what Clipkeep then does by itself; false where neither waiting nor another link can cure it. */
const words: Record<ProblemCode, readonly [happened: string, then: string | false]> = {
  refused: ['TikTok answered with nothing.', 'Clipkeep asks again by itself, another way.'],
  slowDown: ['TikTok asked us to slow down.', 'Clipkeep waits and goes on by itself.'],
  tooSoon: ['TikTok asked us to slow down. Try again in a few minutes.', ''],
  humanCheck: ["TikTok wants to check that you're human. Open TikTok, solve it, then press Continue.", false],
  signIn: ['Sign in to TikTok in this browser to see this, then try again.', false],
  private: ["This is private, and you don't follow the account.", false],
  gone: ['This post is no longer on TikTok.', false],
  fileGone: ['TikTok still shows this post, but no longer has this file of it.', false],
  noSuchUser: ['There is no such account on TikTok (renamed, banned or mistyped).', false],
  region: ['TikTok does not show this in your country.', false],
  ageGate: ['TikTok asks for your age here. Sign in with an adult account, then try again.', false],
  network: ['The connection broke.', 'Clipkeep tries again by itself.'],
  stalled: ['The transfer stood still.', 'Clipkeep starts it again by itself.'],
  server: ['TikTok had an error of its own.', 'Clipkeep tries again by itself.'],
  badReply: ['TikTok answered with something this version cannot read. Look for an update of Clipkeep.', ''],
  unreadable: ['TikTok listed a post in a form this version cannot read. The others go on.', false],
  unknownHost: [
    "TikTok keeps this post on a server that this version doesn't know. Look for an update of Clipkeep.",
    false,
  ],
  samePage: [
    'TikTok keeps sending the same part of the list.',
    'Clipkeep starts over with a new device number.',
  ],
  expired: ['The link ran out.', 'Clipkeep asks TikTok for a new one.'],
  notMedia: ['TikTok sent a page instead of the file.', 'Clipkeep asks again.'],
  silent: ['TikTok sent this video without its sound.', 'Clipkeep asks for another version.'],
  truncated: ['The file broke off before its end.', 'Clipkeep fetches it again.'],
  tooLarge: ['TikTok sent far more than this can be, so Clipkeep stopped reading.', 'Clipkeep asks again.'],
  nothingToSave: ['TikTok shows no file for this post.', false],
  asksWhere: [
    'Your browser wants to ask where to save. In its settings under Downloads, turn that off and check that the folder can be written to, then retry.',
    false,
  ],
  cancelled: ['You cancelled this download. Retry brings it back.', false],
  diskFull: ['The disk with your download folder is full. Make room there, then retry.', false],
  profileFull: ["The disk with your browser's own files is nearly full. Make room there, then retry.", false],
  diskRefused: [
    "The download folder can't be written to. Check it in the browser's settings, then retry.",
    false,
  ],
  fileRefused: [
    'Your browser or your virus scanner would not keep this file. Allow it there, then retry.',
    false,
  ],
  badLink: ['This is not a link, @name or id of TikTok that Clipkeep knows.', false],
  noPage: ['Clipkeep needs an open TikTok page for this. Open tiktok.com and try again.', false],
  noSuchList: ['TikTok shows no such list (deleted, private or mistyped).', false],
  notLive: ['Nobody is live here now. Record from their page, and Clipkeep can wait until they are.', false],
  liveEnded: ['This live is over. Record from their page, and Clipkeep can wait for the next one.', false],
  livePaused: ['This live is paused.', 'Clipkeep looks again by itself.'],
  followersOnly: ['This live is for followers only. Follow the account on TikTok, then try again.', false],
  endless: ['This list has no end. Say how many posts you want, then start again.', false],
  underWay: [
    'This is being saved or recorded already. Its card says how far it is; if it is paused, press Resume there.',
    false,
  ],
  unplayable: [
    'This recording could not be made into a video, so its raw file is kept as it came. Try it in a player such as VLC.',
    false,
  ],
};

/** The one family of expected failures. */
export class ClipkeepError extends Error {
  override readonly name = 'ClipkeepError';
  readonly problem: Problem;

  /** `detail` is for the log only, never shown. */
  constructor(code: ProblemCode, more: { retryAfter?: number; detail?: string } = {}) {
    const problem = problemOf(code, more.retryAfter);
    super(more.detail ? `${problem.sentence} (${more.detail})` : problem.sentence);
    this.problem = problem;
  }
}

/** The problem that a code stands for; `retryAfter` in milliseconds. */
export function problemOf(code: ProblemCode, retryAfter?: number): Problem {
  const [happened, then] = words[code];
  const sentence = then ? `${happened} ${then}` : happened;
  return { code, sentence, retryable: then !== false, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** What a problem says once nothing more is done about it by itself: without what Clipkeep would do next. */
export function whatHappened(code: ProblemCode): string {
  return words[code][0];
}

/** What a problem says of something that was asked once, at the person's word. */
export function askedOnce(code: ProblemCode): string {
  const [happened, then] = words[code];
  return then ? `${happened} Try again.` : happened;
}

/** The problem inside an expected failure; a bug is thrown on. */
export function problemIn(error: unknown): Problem {
  if (error instanceof ClipkeepError) return error.problem;
  throw error;
}
