import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Certificate } from './certificate';
import { textAnswer } from './http/answer';
import { header, type Incoming, readIncoming } from './http/incoming';
import { type Trouble, troubleOf } from './http/mangle';
import { applyRange } from './http/range';
import { type Reset, watchSockets } from './http/raw-sockets';
import { sendAnswer } from './http/send';
import { sendStream } from './http/send-stream';
import type { Inside } from './inside';
import type { Entry } from './journal';
import { closeSent } from './live/sent';
import { isMediaHost } from './media/serve';
import { controlHost, route } from './route';

/** One request on its way to an answer. */
interface Exchange {
  incoming: Incoming;
  trouble: Trouble;
  response: ServerResponse;
  /** None for the control host. */
  entry: Entry | undefined;
  reset: Reset;
}

/** The HTTPS server that is every TikTok host at once. Not listening yet. */
export function makeServer(inside: Inside, { key, cert }: Certificate): Server {
  const server = createServer({ key, cert, keepAlive: true }, (request, response) => {
    // A client that goes away in the middle is nothing to fall over.
    response.on('error', () => undefined);
    handle(inside, request, response, reset).catch((error) => fail(response, error));
  });
  const reset = watchSockets(server);
  return server;
}

async function handle(inside: Inside, request: IncomingMessage, response: ServerResponse, reset: Reset) {
  const incoming = await readIncoming(request);
  const entry = incoming.host === controlHost ? undefined : inside.journal.add(inside.clock.now(), incoming);
  const struck = entry ? inside.faults.strike(incoming) : [];
  entry?.faults.push(...struck.map(({ id }) => id));
  const actions = struck.map(({ action }) => action);
  const trouble = troubleOf(actions, incoming, inside.secrets);
  try {
    await reply(inside, { incoming, trouble, response, entry, reset });
  } finally {
    if (entry) entry.done = true;
  }
}

async function reply(inside: Inside, { incoming, trouble, response, entry, reset }: Exchange): Promise<void> {
  const { mishap, delay } = trouble;
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  if (trouble.burn) inside.devices.burn(incoming.query.get('device_id') ?? '');
  if (trouble.drop) return void response.destroy();
  const { answer, refused } = judge(inside, incoming, trouble);
  const cut = applyRange(answer, header(incoming, 'range'));
  if (entry) Object.assign(entry, { status: cut.status }, refused === undefined ? {} : { refused });
  const headOnly = incoming.method === 'HEAD';
  if (cut.sent && entry) cut.sent.n = entry.n;
  if (cut.stream && !headOnly)
    return sendStream(response, { ...cut, stream: cut.stream }, { mishap, reset, entry });
  const sent = await sendAnswer(response, cut, { mishap, headOnly, reset });
  if (entry) Object.assign(entry, sent);
  if (cut.sent) closeSent(cut.sent, sent.whole && !headOnly);
}

function judge(inside: Inside, incoming: Incoming, trouble: Trouble) {
  if (trouble.instead) return { answer: trouble.instead, refused: 'fault' };
  if (trouble.expired && isMediaHost(incoming.host))
    return { answer: textAnswer('Access Denied', 403), refused: 'fault' };
  return route(inside, incoming, trouble);
}

function fail(response: ServerResponse, error: unknown): void {
  console.error('The replica itself failed:', error);
  if (!response.headersSent) response.writeHead(500);
  response.end();
}
