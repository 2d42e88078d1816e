import { jsonAnswer } from '../http/answer';
import { hexOf } from '../world/seeded';
import type { ApiReply } from './endpoint';

/** A reply of the app's kind: snake_case, one spelling of the status. `logid` where it matters which one it is. */
export function snakeReply(
  body: Record<string, unknown>,
  logid = hexOf(32, 'log', Date.now()).toUpperCase(),
): ApiReply {
  const extra = { now: Date.now(), logid, fatal_item_ids: null, api_debug_info: null };
  return {
    answer: jsonAnswer({ status_code: 0, status_msg: '', ...body, extra, log_pb: { impr_id: logid } }),
  };
}

/** A refusal of that kind, in words of TikTok's own. */
export function snakeStatus(code: number, message: string): ApiReply {
  return snakeReply({ status_code: code, status_msg: message });
}
