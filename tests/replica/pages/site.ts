import { randomBytes } from 'node:crypto';
import { type Answer, htmlAnswer, redirectAnswer, textAnswer } from '../http/answer';
import { header, type Incoming } from '../http/incoming';
import type { Inside } from '../inside';
import { avatarPlace, imageUrls } from '../media/image-link';
import { renderShell } from '../site/html';
import type { Recipient } from '../trust/links';
import type { Session } from '../trust/session';
import { appScopes, isPhone } from './app-scopes';
import { answerEmbed } from './embed';
import { musicData, tagData } from './list-scopes';
import { isElsewhere, liveState } from './live-page';
import { emptyData, type PageData, photoData, userData, videoData } from './page-scopes';
import { contentPolicy } from './policy';
import { answerShortLink } from './short-link';

/** Who looks at a page, and how. */
export interface Look {
  inside: Inside;
  incoming: Incoming;
  session: Session;
  to: Recipient;
  /** The page says nothing of what it is about. */
  bare: boolean;
}

const signerUrl = 'https://sf16-website-login.neutral.ttwstatic.com/obj/signer.js';

type Page = (look: Look, first: string, second: string) => Answer;

/** Paths of www.tiktok.com that are pages, most particular first. */
const pages: readonly [path: RegExp, page: Page][] = [
  [/^\/(?:foryou\/?|explore\/?)?$/, (look) => shell(look, emptyData(look.incoming.path))],
  [/^\/(?:@([\w.-]*)|share|embed)\/video\/(\d+)\/?$/, (look, _user, id) => videoPage(look, id)],
  [/^\/@([\w.-]*)\/photo\/(\d+)\/?$/, (look, user, id) => shell(look, photoData(user, id))],
  [/^\/(v)\/(\d+)\.html$/, (_look, _v, id) => redirectAnswer(`https://www.tiktok.com/@/video/${id}`, 301)],
  [
    /^\/@([\w.-]+)\/(?:playlist|collection)\/([^/]+)\/?$/,
    (look) => shell(look, emptyData(look.incoming.path)),
  ],
  [/^\/@([\w.-]+)\/live\/?$/, (look, user) => livePage(look, user)],
  [/^\/share\/live\/(\d+)\/?$/, (look, roomId) => roomPage(look, roomId)],
  [/^\/@([\w.-]+)\/?$/, (look, user) => userPage(look, user)],
  [/^\/tag\/([^/]+)\/?$/, (look, name) => shell(look, tagData(look.inside.world, decodePart(name)))],
  [/^\/music\/(?:[^/]*-)?(\d+)\/?$/, (look, id) => shell(look, musicData(look.to, look.inside.world, id))],
  [/^\/t\/(\w+)\/?$/, (look, code) => answerShortLink(look.inside.world, code)],
  [/^\/embed\/(.+)$/, (look) => answerEmbed(look.inside.world, look.to, look.incoming.path)],
  [/^\/login\/?$/, (look) => shell(look, emptyData('/login'))],
  [/^\/(?:following|friends)\/?$/, (look) => memberPage(look)],
];

/** A page of the site, or 404. */
export function answerPage(look: Look): Answer {
  for (const [path, page] of pages) {
    const found = path.exec(look.incoming.path);
    if (found) return page(look, found[1] ?? '', found[2] ?? '');
  }
  return textAnswer('Not Found', 404);
}

function videoPage(look: Look, awemeId: string): Answer {
  const post = look.inside.world.byAwemeId(awemeId);
  return shell(look, videoData(look.to, post, look.session.viewer, isPhone(userAgentOf(look))));
}

/** Handles, and secUids in their place. */
function userPage(look: Look, name: string): Answer {
  const { world } = look.inside;
  const member = name.startsWith('MS4w') ? world.bySecUid(name) : world.byUniqueId(name);
  return shell(look, userData(look.to, member, look.session.viewer));
}

/** As the profile's, and the room besides. Where the live isn't shown, the visitor is sent to what is not there. */
function livePage(look: Look, name: string): Answer {
  const { inside, session, to } = look;
  const member = inside.world.byUniqueId(name);
  const data = userData(to, member, session.viewer);
  if (!member) return shell(look, data);
  if (isElsewhere(inside, member, session.viewer))
    return redirectAnswer('https://www.tiktok.com/hk/notfound');
  return shell(look, data, liveState(inside, to, member, session.viewer));
}

function roomPage({ inside }: Look, roomId: string): Answer {
  const member = inside.live.ownerOf(roomId);
  return member
    ? redirectAnswer(`https://www.tiktok.com/@${member.uniqueId}/live`, 301)
    : textAnswer('Not Found', 404);
}

/** Part of a path as people read it; as it came where it is badly escaped. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function memberPage(look: Look): Answer {
  if (look.session.viewer === undefined) return redirectAnswer('https://www.tiktok.com/login');
  return shell(look, emptyData(look.incoming.path));
}

function shell(look: Look, { title, scopes }: PageData, legacySigi?: unknown): Answer {
  const { inside, incoming, session, to, bare } = look;
  const nonce = randomBytes(16).toString('base64url');
  const signedIn = session.viewer === undefined ? undefined : inside.world.byUniqueId(session.viewer);
  const avatar = { owner: signedIn?.uid ?? '', slot: 'avatar' };
  const visit = {
    session,
    nonce,
    signedIn,
    wid: inside.devices.idFor(session.ttwid),
    userAgent: userAgentOf(look),
    host: incoming.host,
    avatarUrl: imageUrls(to, avatar, avatarPlace(100))[0] ?? '',
  };
  const html = renderShell({
    scopes: { ...appScopes(visit), ...(bare ? {} : scopes) },
    signerUrl,
    appUrl: 'https://www.tiktok.com/replica/app.js',
    styleUrl: 'https://www.tiktok.com/replica/style.css',
    nonce,
    title,
    legacySigi,
  });
  return htmlAnswer(html, 200, { 'content-security-policy': contentPolicy(nonce) });
}

function userAgentOf({ incoming }: Look): string {
  return header(incoming, 'user-agent');
}
