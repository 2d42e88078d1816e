import type { FaultAction } from '../faults';
import { baseFile } from '../files/base-file';
import { challengePage, isSolved } from '../trust/challenge';
import type { Secrets } from '../trust/seal';
import { type Answer, answer, htmlAnswer, jsonAnswer, refusal } from './answer';
import type { Incoming } from './incoming';
import type { Mishap } from './send';

/** What the faults that strike a request come to. */
export interface Trouble {
  /** Instead of the real answer. */
  instead?: Answer;
  mishap: Mishap;
  delay: number;
  expired: boolean;
  bare: boolean;
  burn: boolean;
  drop: boolean;
}

/** All of them together; of several answers the first one counts, delays add up. */
export function troubleOf(actions: readonly FaultAction[], incoming: Incoming, secrets: Secrets): Trouble {
  const parts = actions.map((action) => oneTrouble(action, incoming, secrets));
  const instead = parts.find((part) => part.instead)?.instead;
  return {
    ...(instead ? { instead } : {}),
    mishap: Object.assign({}, ...parts.map((part) => part.mishap)),
    delay: parts.reduce((sum, { delay = 0 }) => sum + delay, 0),
    expired: parts.some((part) => part.expired),
    bare: parts.some((part) => part.bare),
    burn: parts.some((part) => part.burn),
    drop: parts.some((part) => part.drop),
  };
}

function oneTrouble(action: FaultAction, incoming: Incoming, secrets: Secrets): Partial<Trouble> {
  switch (action.kind) {
    case 'delay':
      return { delay: action.ms };
    case 'expire':
      return { expired: true };
    case 'bare':
      return { bare: true };
    case 'burn-device':
      return { burn: true };
    case 'drop':
      return { drop: true };
    case 'mishap': {
      const { kind: _kind, ...mishap } = action;
      return { mishap };
    }
    default: {
      const instead = answerInstead(action, incoming, secrets);
      return instead ? { instead } : {};
    }
  }
}

function answerInstead(action: FaultAction, incoming: Incoming, secrets: Secrets): Answer | undefined {
  if (action.kind === 'status') {
    const more = action.retryAfter === undefined ? {} : { 'retry-after': action.retryAfter };
    return answer(action.status, 'text/plain; charset=utf-8', action.body ?? '', more);
  }
  if (action.kind === 'empty') return refusal();
  if (action.kind === 'captcha') return jsonAnswer(captcha);
  if (action.kind === 'silent') return answer(200, 'video/mp4', baseFile('hevc-silent.mp4'));
  if (action.kind === 'html')
    return htmlAnswer('<!DOCTYPE html><html><body>Something else altogether</body></html>');
  return isSolved(secrets, incoming.cookies) ? undefined : htmlAnswer(challengePage(secrets));
}

const captcha = {
  code: '10000',
  from: '',
  type: 'verify',
  version: '',
  region: 'va',
  subtype: 'slide',
  ui_type: '',
  detail: '',
  verify_event: 'replica',
  fp: 'verify_replica',
  scene_id: 0,
  log_id: '',
  is_assist_mobile: false,
};
