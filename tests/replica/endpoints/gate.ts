import type { Answer } from '../http/answer';
import { jsonAnswer, refusal, textAnswer } from '../http/answer';
import { header, type Incoming } from '../http/incoming';
import { newMsToken } from '../trust/session';
import type { SignatureCheck } from '../trust/signing';
import { hexOf } from '../world/seeded';
import { endpointOf } from './all';
import type { ApiReply, Call } from './endpoint';

/** An answer of the API, and why it was refused if it was: for the journal, the asker is not told. */
export interface Judged {
  answer: Answer;
  refused?: string;
}

/** Everything under /api/: complete requests only, signed by the page where the endpoint wants that, then the reply. */
export function answerApi(check: SignatureCheck, incoming: Incoming, call: Call, now: number): Judged {
  const endpoint = endpointOf(incoming.path);
  if (!endpoint) return { answer: textAnswer('404 page not found', 404) };
  const refused = objection(check, incoming, call, endpoint.trusts === 'page');
  if (refused) return { answer: refusal(), refused };
  return { answer: withToken(wrap(endpoint.reply(call), now)) };
}

function objection(
  check: SignatureCheck,
  incoming: Incoming,
  call: Call,
  mustSign: boolean,
): string | undefined {
  if (!call.devices.isComplete(call.deviceId)) return 'no device_id';
  if (!mustSign) return undefined;
  if (!call.session.known) return 'no ttwid';
  return check.objection(incoming.path, incoming.rawQuery, header(incoming, 'user-agent'));
}

/** The usual envelope around a reply; both spellings of the status are there. */
function wrap(reply: ApiReply, now: number): Answer {
  if ('answer' in reply && typeof reply.answer === 'object') return reply.answer as Answer;
  const logid = hexOf(32, 'log', now).toUpperCase();
  return jsonAnswer({
    ...reply,
    extra: { fatal_item_ids: [], logid, now },
    log_pb: { impr_id: logid },
    statusCode: 'statusCode' in reply ? reply.statusCode : 0,
    status_code: 0,
    status_msg: 'status_msg' in reply ? reply.status_msg : '',
  });
}

function withToken(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'x-ms-token': newMsToken() } };
}
