import { answerControl } from './control';
import type { Call } from './endpoints/endpoint';
import { answerApi, type Judged } from './endpoints/gate';
import { answerUserRoom } from './endpoints/live-user-room';
import { answerWebcast } from './endpoints/webcast';
import { scriptAnswer, textAnswer, withCookies } from './http/answer';
import type { Incoming } from './http/incoming';
import type { Trouble } from './http/mangle';
import type { Inside } from './inside';
import { answerPull } from './live/serve';
import { answerPlay, playPath } from './media/play-link';
import { isPullHost } from './media/pull-link';
import { answerMedia, isMediaHost } from './media/serve';
import { answerOwnPath } from './pages/own-paths';
import { answerShortLink } from './pages/short-link';
import { answerPage, type Look } from './pages/site';
import { signerScript } from './site/app-script';
import { pageCookies } from './trust/session';

export const controlHost = 'control.replica.test';
const siteHost = /^(?:(?:www|m)\.)?tiktok\.com$/;
const webcastHost = 'webcast.tiktok.com';
const shortHost = /^v[mt]\.tiktok\.com$/;
const signerHost = 'sf16-website-login.neutral.ttwstatic.com';

/** What is wrong with an answer from its making on. `expired`: links in it have run out already; `bare`: a page is its shell alone. */
type Flaws = Pick<Trouble, 'expired' | 'bare'>;

/** The answer to one request, by its host. */
export function route(inside: Inside, incoming: Incoming, flaws: Flaws): Judged {
  const { host, path } = incoming;
  if (siteHost.test(host)) return answerSite(lookOf(inside, incoming, flaws));
  if (host === webcastHost) return { answer: answerWebcast(lookOf(inside, incoming, flaws)) };
  if (isPullHost(host)) return { answer: answerPull(inside, incoming) };
  if (isMediaHost(host)) return { answer: answerMedia(inside.world, inside.links, incoming) };
  if (shortHost.test(host)) return { answer: answerShortLink(inside.world, path.split('/')[1] ?? '') };
  if (host === signerHost && path === '/obj/signer.js')
    return { answer: scriptAnswer(signerScript(inside.secrets.signer)) };
  if (host === controlHost) return { answer: answerControl(inside, incoming) };
  return { answer: textAnswer(`The replica has no ${host}.`, 404), refused: 'unknown host' };
}

function lookOf(inside: Inside, incoming: Incoming, { expired, bare }: Flaws): Look {
  const session = inside.sessions.of(incoming);
  const to = { links: inside.links, chainToken: session.chainToken, expired };
  return { inside, incoming, session, to, bare };
}

function answerSite(look: Look): Judged {
  const { incoming, session, inside } = look;
  if (incoming.path.startsWith('/replica/')) return { answer: answerOwnPath(look) };
  if (incoming.path === playPath) return { answer: answerPlay(look.to, incoming) };
  if (/^\/api-live\/user\/room\/?$/.test(incoming.path)) return { answer: answerUserRoom(look) };
  if (!incoming.path.startsWith('/api/')) {
    const cookies = [...session.fresh, ...pageCookies(incoming)];
    return { answer: withCookies(answerPage(look), cookies) };
  }
  const judged = answerApi(inside.signatures, incoming, callOf(look), inside.clock.now());
  return { ...judged, answer: withCookies(judged.answer, session.fresh) };
}

function callOf({ inside, incoming, session, to }: Look): Call {
  const { world, devices, asked } = inside;
  return {
    world,
    session,
    to,
    devices,
    query: incoming.query,
    deviceId: incoming.query.get('device_id') ?? '',
    askedBefore(...what) {
      const key = [session.ttwid, ...what].join(' ');
      const times = asked.get(key) ?? 0;
      asked.set(key, times + 1);
      return times;
    },
  };
}
