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
import { emptyData, type PageData, photoData, userData, videoData } from './page-scopes';
import { contentPolicy } from './policy';
import { answerShortLink } from './short-link';

/** Who looks at a page, and how. */
export interface Look {
  inside: Inside;
  incoming: Incoming;
  session: Session;
  to: Recipient;
}

const signerUrl = 'https://sf16-website-login.neutral.ttwstatic.com/obj/signer.js';

type Page = (look: Look, first: string, second: string) => Answer;

/** Paths of www.tiktok.com that are pages, most particular first. */
const pages: readonly [path: RegExp, page: Page][] = [
  [/^\/(?:foryou\/?|explore\/?)?$/, (look) => shell(look, emptyData(look.incoming.path))],
  [/^\/(?:@([\w.-]*)|share|embed)\/video\/(\d+)\/?$/, (look, _user, id) => videoPage(look, id)],
  [/^\/@([\w.-]*)\/photo\/(\d+)\/?$/, (look, user, id) => shell(look, photoData(user, id))],
  [/^\/(v)\/(\d+)\.html$/, (_look, _v, id) => redirectAnswer(`https://www.tiktok.com/@/video/${id}`, 301)],
  [/^\/@([\w.-]+)\/playlist\/([^/]+)\/?$/, (look) => shell(look, emptyData(look.incoming.path))],
  [/^\/@([\w.-]+)\/?$/, (look, user) => userPage(look, user)],
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

function memberPage(look: Look): Answer {
  if (look.session.viewer === undefined) return redirectAnswer('https://www.tiktok.com/login');
  return shell(look, emptyData(look.incoming.path));
}

function shell(look: Look, { title, scopes }: PageData): Answer {
  const { inside, incoming, session, to } = look;
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
    scopes: { ...appScopes(visit), ...scopes },
    signerUrl,
    appUrl: 'https://www.tiktok.com/replica/app.js',
    styleUrl: 'https://www.tiktok.com/replica/style.css',
    nonce,
    title,
  });
  return htmlAnswer(html, 200, { 'content-security-policy': contentPolicy(nonce) });
}

function userAgentOf({ incoming }: Look): string {
  return header(incoming, 'user-agent');
}
