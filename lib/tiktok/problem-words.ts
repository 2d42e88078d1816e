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
  | 'denied'
  | 'notMedia'
  | 'silent'
  | 'truncated'
  | 'tooLarge'
  | 'nothingToSave'
  | 'notChosen'
  | 'asksWhere'
  | 'cancelled'
  | 'diskFull'
  | 'profileFull'
  | 'diskRefused'
  | 'nameTooLong'
  | 'tooLargeForDisk'
  | 'fileRefused'
  | 'bug'
  | 'badLink'
  | 'noPage'
  | 'endless'
  | 'underWay'
  | 'noSuchList'
  | 'notLive'
  | 'liveEnded'
  | 'livePaused'
  | 'followersOnly'
  | 'liveRefused'
  | 'unrecordable'
  | 'unplayable';

const seePost = 'See whether it plays on TikTok, then try again.';

/**
 * What happened; what Clipkeep then does by itself, false where neither waiting nor another link can cure it; and what the
 * person can do once nothing is done by itself any more.
 */
export const words: Record<ProblemCode, readonly [happened: string, then: string | false, atLast?: string]> =
  {
    refused: [
      'TikTok answered with nothing.',
      'Clipkeep asks again by itself, another way.',
      'Try again later.',
    ],
    slowDown: [
      'TikTok asked us to slow down.',
      'Clipkeep waits and goes on by itself.',
      'Try again in a few minutes.',
    ],
    tooSoon: ['TikTok asked us to slow down. Try again in a few minutes.', ''],
    humanCheck: [
      "TikTok wants to check that you're human. Open TikTok, solve it, then press Continue.",
      false,
    ],
    signIn: ['Sign in to TikTok in this browser to see this, then try again.', false],
    private: ["This is private, and you don't follow the account.", false],
    gone: ['This post is no longer on TikTok.', false],
    fileGone: ['TikTok still shows this post, but no longer has this file of it.', false],
    noSuchUser: ['There is no such account on TikTok (renamed, banned or mistyped).', false],
    region: ['TikTok does not show this in your country.', false],
    ageGate: ['TikTok asks for your age here. Sign in with an adult account, then try again.', false],
    network: ['The connection broke.', 'Clipkeep tries again by itself.', 'Check it, then try again.'],
    stalled: [
      'The transfer stood still.',
      'Clipkeep starts it again by itself.',
      'Check the connection, then try again.',
    ],
    server: ['TikTok had an error of its own.', 'Clipkeep tries again by itself.', 'Try again later.'],
    badReply: [
      'TikTok answered with something this version cannot read. Look for an update of Clipkeep.',
      '',
    ],
    unreadable: ['TikTok listed a post in a form this version cannot read. The others go on.', false],
    unknownHost: [
      "TikTok keeps this post on a server that this version doesn't know. Look for an update of Clipkeep.",
      false,
    ],
    samePage: [
      'TikTok keeps sending the same part of the list.',
      'Clipkeep starts over with a new device number.',
      'Try again later.',
    ],
    denied: ['TikTok refuses to give this file out.', 'Clipkeep asks again later.', seePost],
    expired: ['The link ran out.', 'Clipkeep asks TikTok for a new one.', seePost],
    notMedia: ['TikTok sent a page instead of the file.', 'Clipkeep asks again.', seePost],
    silent: [
      'TikTok sent this video without its sound.',
      'Clipkeep asks for another version.',
      'Try again later.',
    ],
    truncated: ['The file broke off before its end.', 'Clipkeep fetches it again.', 'Try again later.'],
    tooLarge: [
      'TikTok sent far more than this can be, so it was not kept.',
      'Clipkeep asks again.',
      'Try again later.',
    ],
    nothingToSave: ['TikTok shows no file for this post.', false],
    notChosen: ['None of the kinds of file that you chose is in this post. Choose others in Options.', false],
    asksWhere: [
      'Your browser wants to ask where to save. In Chrome: Settings, Downloads, switch off "Ask where to save each file before downloading". In Firefox: Settings, General, Downloads, untick "Always ask you where to save files". Where that is off already, check that the folder can be written to. Then retry.',
      false,
    ],
    cancelled: ['You cancelled this download. Retry brings it back.', false],
    diskFull: ['The disk with your download folder is full. Make room there, then retry.', false],
    profileFull: [
      "The disk with your browser's own files is nearly full. Make room there, then retry.",
      false,
    ],
    diskRefused: [
      "The download folder can't be written to. Check it in the browser's settings, then retry.",
      false,
    ],
    nameTooLong: [
      "The disk takes no name and folder as long as this. Choose a download folder with a shorter path in the browser's settings, then retry.",
      false,
    ],
    tooLargeForDisk: [
      "The disk with your download folder takes no file as large as this. Choose a folder on another disk in the browser's settings, then retry.",
      false,
    ],
    fileRefused: [
      'Your browser or your virus scanner would not keep this file. Allow it there, then retry.',
      false,
    ],
    bug: [
      'Clipkeep made a mistake with this.',
      "It tries again by itself; if that doesn't help, look for an update.",
      'Look for an update, then try again.',
    ],
    badLink: ['This is not a link, @name or id of TikTok that Clipkeep knows.', false],
    noPage: ['Clipkeep needs an open TikTok page for this. Open tiktok.com and try again.', false],
    noSuchList: ['TikTok shows no such list (deleted, private or mistyped).', false],
    notLive: [
      'Nobody is live here now. Record from their page, and Clipkeep can wait until they are.',
      false,
    ],
    liveEnded: ['This live is over. Record from their page, and Clipkeep can wait for the next one.', false],
    livePaused: ['This live is paused.', 'Clipkeep looks again by itself.', 'Start again when it goes on.'],
    followersOnly: ['This live is for followers only. Follow the account on TikTok, then try again.', false],
    liveRefused: ['TikTok does not show you this live. Open it on TikTok to see why.', false],
    unrecordable: [
      "TikTok sends this live in a form that Clipkeep can't record. Look for an update of Clipkeep.",
      false,
    ],
    endless: ['This list has no end. Say how many posts you want, then start again.', false],
    underWay: [
      'This is being saved or recorded already. Its card says how far it is; if it is paused, press Resume there.',
      false,
    ],
    unplayable: [
      'What of this recording could not be made into a video is kept as it came, in a raw file. Try it in a player such as VLC.',
      false,
    ],
  };
