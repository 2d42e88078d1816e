import type { Answer } from '../http/answer';
import type { Devices } from '../trust/devices';
import type { Recipient } from '../trust/links';
import type { Session } from '../trust/session';
import type { World } from '../world/world';

/** One request to the API that got past the gate. */
export interface Call {
  world: World;
  session: Session;
  to: Recipient;
  query: URLSearchParams;
  deviceId: string;
  devices: Devices;
  /** How often this visitor has asked this before: 0 the first time. Counts. */
  askedBefore(...what: string[]): number;
}

/** What an endpoint says, without the envelope; or a whole answer where there is none. */
export type ApiReply = Record<string, unknown> | { answer: Answer };

/** One path of the API. A new one is one file and one line in `all.ts`. */
export interface Endpoint {
  path: `/api/${string}/`;
  /** `page`: only what the page's own script signs is answered. `nobody`: served to all. */
  trusts: 'page' | 'nobody';
  reply(call: Call): ApiReply;
}

/** Text of a parameter, empty where it is absent. */
export function text(call: Call, name: string): string {
  return call.query.get(name) ?? '';
}

/** How many entries are asked for, within what the endpoint grants. */
export function countOf(call: Call, usual: number, most: number): number {
  const asked = Number.parseInt(text(call, 'count'), 10);
  return asked > 0 ? Math.min(asked, most) : usual;
}
