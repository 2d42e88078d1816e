import { jsonAnswer } from '../http/answer';
import type { ApiReply } from './endpoint';

/** Lists answer a secUid that nobody has with HTTP 400 (tiktok-web-api.md §6). */
export function badSecUid(): ApiReply {
  return { answer: jsonAnswer({ statusCode: 10201, status_code: 10201, status_msg: 'user not found' }, 400) };
}
