import type { Reply } from './ask';
import { ClipkeepError, type ProblemCode } from './errors';
import { problemOfPrompts, promptIn } from './live-refusal';
import { readScopes } from './read-page';
import { readRetryAfter } from './retry-after';
import { problemOfStatus, statusOf } from './status-code';
import { isRecord } from './wire-values';

/** What came back over the wire, before anything of it is believed. Header values are null where absent. */
export interface Answer {
  status: number;
  retryAfter: string | null;
  /** Header `tt_orcas_res`; other than 0 it says that the request was refused. Absent on pages. */
  orcas?: string | null;
  /** Final one, after redirects. */
  url: string;
  text: string;
}

/** Reads an API answer. Throws ClipkeepError by the signals of tiktok-web-api.md §6 (2026-09), in their order. */
export function readApiReply(answer: Answer, now: number): Reply {
  const reply = parseObject(answer.text);
  throwIf(problemOfHttp(answer, reply === null && isChallenge(answer.text)), answer, now);
  if (!reply || isLoginUrl(answer.url)) throw failure(problemOfNone(answer), answer, now);
  throwIf(problemOfReply(reply), answer, now, promptIn(reply));
  if (answer.status >= 400) throw failure(problemOfMissing(answer.status), answer, now);
  return reply;
}

/** Reads a page's answer: its `__DEFAULT_SCOPE__`. Throws ClipkeepError; what the scopes say is told by `itemOf`, `userOf`. */
export function readPageReply(answer: Answer, now: number): Reply {
  const scopes = readScopes(answer.text);
  throwIf(problemOfHttp(answer, scopes === null && isChallenge(answer.text)), answer, now);
  if (scopes && !isLoginUrl(answer.url)) return scopes;
  // A captcha may also come as JSON in the place of the page.
  throwIf(problemOfReply(parseObject(answer.text) ?? {}), answer, now);
  throw failure(problemOfNone(answer), answer, now);
}

/** Whether a page, or the JSON in its place, asks for the person. The waiting page asks for nobody, another mirror may not have it. */
export function asksForPerson(text: string): boolean {
  return (
    (isChallenge(text) && !isWaitingPage(text)) || problemOfReply(parseObject(text) ?? {}) === 'humanCheck'
  );
}

const waits = /_wafchallengeid|Please wait\.\.\./i;

/** Whether this is a page of a kilobyte whose script sets a cookie and loads again; a check for people is another one (§6, 2024-02). */
export function isWaitingPage(text: string): boolean {
  return text.length < 20_000 && waits.test(text) && !/verify_center/.test(text);
}

/** Reads where a link led, whatever stands there. Throws ClipkeepError. */
export function readLinkReply(answer: Answer, now: number): Reply {
  const scopes = readScopes(answer.text);
  const challenge = scopes === null && isChallenge(answer.text);
  throwIf(problemOfHttp(answer, challenge), answer, now);
  if (isLoginUrl(answer.url) || challenge || answer.status >= 400)
    throw failure(problemOfNone(answer), answer, now);
  throwIf(problemOfReply(parseObject(answer.text) ?? {}), answer, now);
  return { ...scopes, url: answer.url };
}

/** What an answer is that holds no data. */
function problemOfNone({ status, url, text }: Answer): ProblemCode {
  if (isLoginUrl(url)) return 'signIn';
  if (isChallenge(text)) return 'humanCheck';
  if (status >= 400) return problemOfMissing(status);
  return text.trim() ? problemOfPlace(url) : 'refused';
}

/** Risk control, the network, TikTok itself; a challenge counts as one under every status but 429 and 5xx. */
function problemOfHttp({ status, retryAfter }: Answer, challenge: boolean): ProblemCode | null {
  // A server that names its time asks for a rest, whatever ails it.
  if (status === 429 || (status >= 500 && retryAfter)) return 'slowDown';
  if (status === 407 || status === 408) return 'network';
  if (status >= 500) return 'server';
  if ([401, 403, 405, 412, 444].includes(status)) return challenge ? 'humanCheck' : 'refused';
  return null;
}

function problemOfReply(reply: Reply): ProblemCode | null {
  if (reply['code'] === '10000' || reply['code'] === 10000 || reply['type'] === 'verify') return 'humanCheck';
  return problemOfPrompts(reply) ?? problemOfStatus(statusOf(reply));
}

function problemOfMissing(status: number): ProblemCode {
  if (status === 451) return 'region';
  return status === 404 || status === 410 ? 'gone' : 'badReply';
}

/** `/hk/notfound` and its like stand where TikTok isn't offered, `/notfound` for what is no more. */
function problemOfPlace(url: string): ProblemCode {
  const place = /^(.*)\/notfound\/?$/.exec(pathOf(url));
  if (!place) return 'badReply';
  return place[1] ? 'region' : 'gone';
}

/** A captcha page, or the "Please wait..." page whose script must run in a tab. */
function isChallenge(text: string): boolean {
  return waits.test(text) || /verify_center|tiktok-verify-page|captcha/i.test(text);
}

function isLoginUrl(url: string): boolean {
  return /^\/login(?:\/|$)/.test(pathOf(url));
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

/** A JSON object, or null; whatever the parser says against the text is TikTok's doing, not ours. */
function parseObject(text: string): Reply | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** `said`: TikTok's own words; where its code is not known, they say why. */
function throwIf(code: ProblemCode | null, answer: Answer, now: number, said = ''): void {
  if (code === 'badReply' && said) throw new ClipkeepError('liveRefused', { said });
  if (code) throw failure(code, answer, now);
}

function failure(code: ProblemCode, answer: Answer, now: number): ClipkeepError {
  const retryAfter = readRetryAfter(answer.retryAfter, now);
  const detail = `HTTP ${answer.status}, orcas ${answer.orcas ?? '-'}, ${answer.text.length} characters, ${answer.url}`;
  return new ClipkeepError(code, { detail, ...(retryAfter === undefined ? {} : { retryAfter }) });
}
