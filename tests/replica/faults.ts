import type { IncomingHttpHeaders } from 'node:http';
import type { Mishap } from './http/send';
import { fits } from './journal';
import { unit } from './world/seeded';

/** What goes wrong. Times in milliseconds. */
export type FaultAction =
  | { kind: 'status'; status: number; retryAfter?: string; body?: string }
  /** 200, no body, `tt_orcas_res: 1`. */
  | { kind: 'empty' }
  /** 200 and the "Please wait..." page, on any host; a client that solves its puzzle gets through. */
  | { kind: 'challenge' }
  /** The verify JSON (code 10000), until somebody presses the button on the page (POST /replica/solve). */
  | { kind: 'captcha' }
  /** 200 and some HTML where something else was wanted. */
  | { kind: 'html' }
  /** A page of the site that says nothing of what it is about: its shell alone. */
  | { kind: 'bare' }
  /** 200 and a whole video without a sound track. */
  | { kind: 'silent' }
  | { kind: 'delay'; ms: number }
  /** Media: 403 as if the link had run out. Lists and pages: links in them have run out already. */
  | { kind: 'expire' }
  /** The device_id of this request is wrong from now on: pages repeat. */
  | { kind: 'burn-device' }
  /** Hangs up before answering. */
  | { kind: 'drop' }
  | ({ kind: 'mishap' } & Mishap);

/** Which requests it strikes. `host` and `path` are patterns with `*`. */
export interface FaultRule {
  id?: string;
  host?: string;
  path?: string;
  method?: string;
  /** Parts of the query, e.g. `cursor=0&`: all of them. */
  query?: string | string[];
  /** What the browser says the answer is for (`sec-fetch-dest`): `empty` is a script's request, others are the page's own. */
  dest?: string;
  /** Only the nth (from 1) of the requests that fit; several are possible. */
  nth?: number | number[];
  /** Leaves the first so many alone. */
  after?: number;
  /** Share of the requests that fit; which ones follows from the seed. */
  chance?: number;
  /** Strikes at most so often. */
  times?: number;
  action: FaultAction;
}

interface Rule {
  id: string;
  given: FaultRule;
  seen: number;
  struck: number;
}

/** What a fault is told of a request. */
export interface Suspect {
  host: string;
  path: string;
  method: string;
  rawQuery: string;
  headers: IncomingHttpHeaders;
}

/** Faults on demand. Rules are tried in the order in which they came; all that fit strike. */
export class Faults {
  #rules: Rule[] = [];
  #count = 0;

  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Gives the rule's id. */
  add(rule: FaultRule): string {
    this.#count += 1;
    const id = rule.id ?? `fault-${this.#count}`;
    this.#rules.push({ id, given: rule, seen: 0, struck: 0 });
    return id;
  }

  remove(id: string): void {
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
  }

  clear(): void {
    this.#rules = [];
  }

  list(): (FaultRule & { seen: number; struck: number })[] {
    return this.#rules.map(({ id, given, seen, struck }) => ({ ...given, id, seen, struck }));
  }

  /** Somebody proved to be human. */
  solveCaptcha(): void {
    this.#rules = this.#rules.filter((rule) => rule.given.action.kind !== 'captcha');
  }

  /** The faults that strike this request. Counts it, so ask once. */
  strike(suspect: Suspect): { id: string; action: FaultAction }[] {
    return this.#rules.flatMap((rule) => {
      if (!suits(rule.given, suspect)) return [];
      rule.seen += 1;
      if (!this.#isDue(rule)) return [];
      rule.struck += 1;
      return [{ id: rule.id, action: rule.given.action }];
    });
  }

  #isDue({ id, given, seen, struck }: Rule): boolean {
    const { nth, after = 0, times = Number.POSITIVE_INFINITY, chance = 1 } = given;
    if (seen <= after || struck >= times) return false;
    if (nth !== undefined && ![nth].flat().includes(seen)) return false;
    return unit(this.#seed, 'fault', id, seen) < chance;
  }
}

function suits(rule: FaultRule, suspect: Suspect): boolean {
  return (
    (rule.host === undefined || fits(rule.host, suspect.host)) &&
    (rule.path === undefined || fits(rule.path, suspect.path)) &&
    (rule.method === undefined || rule.method === suspect.method) &&
    [rule.query ?? []].flat().every((part) => suspect.rawQuery.includes(part)) &&
    (rule.dest === undefined || rule.dest === suspect.headers['sec-fetch-dest'])
  );
}
