import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Certificate } from './certificate';
import { textAnswer } from './http/answer';
import { header, type Incoming, readIncoming } from './http/incoming';
import { type Trouble, troubleOf } from './http/mangle';
import { applyRange } from './http/range';
import { sendAnswer } from './http/send';
import type { Inside } from './inside';
import type { Entry } from './journal';
import { isMediaHost } from './media/serve';
import { controlHost, route } from './route';

/** The HTTPS server that is every TikTok host at once. Not listening yet. */
export function makeServer(inside: Inside, { key, cert }: Certificate): Server {
  return createServer({ key, cert, keepAlive: true }, (request, response) => {
    // A client that goes away in the middle is nothing to fall over.
    response.on('error', () => undefined);
    handle(inside, request, response).catch((error) => fail(response, error));
  });
}

async function handle(inside: Inside, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await readIncoming(request);
  const { method, host, path, target, headers, rawQuery } = incoming;
  const isControl = host === controlHost;
  const entry = isControl
    ? undefined
    : inside.journal.add({ time: inside.clock.now(), method, host, path, target, headers });
  const struck = isControl ? [] : inside.faults.strike({ host, path, method, rawQuery });
  entry?.faults.push(...struck.map(({ id }) => id));
  const trouble = troubleOf(
    struck.map(({ action }) => action),
    incoming,
    inside.secrets,
  );
  await reply(inside, incoming, trouble, response, entry);
  if (entry) entry.done = true;
}

async function reply(
  inside: Inside,
  incoming: Incoming,
  trouble: Trouble,
  response: ServerResponse,
  entry?: Entry,
) {
  if (trouble.delay > 0) await new Promise((resolve) => setTimeout(resolve, trouble.delay));
  if (trouble.burn) inside.devices.burn(incoming.query.get('device_id') ?? '');
  if (trouble.drop) return response.destroy();
  const { answer, refused } = judge(inside, incoming, trouble);
  const cut = applyRange(answer, header(incoming, 'range'));
  if (entry) Object.assign(entry, { status: cut.status }, refused === undefined ? {} : { refused });
  const sent = await sendAnswer(response, cut, trouble.mishap, incoming.method === 'HEAD');
  if (entry) Object.assign(entry, sent);
}

function judge(inside: Inside, incoming: Incoming, trouble: Trouble) {
  if (trouble.instead) return { answer: trouble.instead, refused: 'fault' };
  if (trouble.expired && isMediaHost(incoming.host))
    return { answer: textAnswer('Access Denied', 403), refused: 'fault' };
  return route(inside, incoming, trouble.expired);
}

function fail(response: ServerResponse, error: unknown): void {
  console.error('The replica itself failed:', error);
  if (!response.headersSent) response.writeHead(500);
  response.end();
}
