import { type Answer, answer, redirectAnswer, scriptAnswer, textAnswer, withCookies } from '../http/answer';
import { appScript, styleSheet } from '../site/app-script';
import { signInCookies } from '../trust/session';
import { answerHostile } from './hostile';
import type { Look } from './site';

/** What the replica has under /replica/ on the site's own host: the app, and buttons that stand for human work. */
export function answerOwnPath({ inside, incoming }: Look): Answer {
  const { path, query, cookies } = incoming;
  if (path === '/replica/app.js') return scriptAnswer(appScript());
  if (path === '/replica/style.css') return answer(200, 'text/css; charset=utf-8', styleSheet());
  if (path.startsWith('/replica/hostile')) return answerHostile(incoming);
  if (path === '/replica/solve') {
    inside.faults.solveCaptcha();
    return answer(204, 'text/plain', '');
  }
  if (path === '/replica/sign-in') {
    const { uniqueId } = inside.world.member(query.get('as') ?? 'me_example');
    return withCookies(home(), signInCookies(inside.sessions.signIn(uniqueId)));
  }
  if (path !== '/replica/sign-out') return textAnswer('Not Found', 404);
  inside.sessions.signOut(cookies.get('sessionid') ?? '');
  return withCookies(home(), signInCookies(undefined));
}

const home = () => redirectAnswer('https://www.tiktok.com/');
