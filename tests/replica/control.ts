import type { FaultRule } from './faults';
import { expectedBytes } from './files/expected';
import { type Answer, answer, jsonAnswer, textAnswer } from './http/answer';
import type { Incoming } from './http/incoming';
import type { Inside } from './inside';
import type { EntryQuery } from './journal';
import type { HlsEnd } from './live/broadcast';
import type { LiveFault } from './live/stream-fault';
import { shortCode } from './pages/short-link';

type Command = (inside: Inside, incoming: Incoming, body: Record<string, unknown>) => Answer;

/** What can be asked of the control host, as `METHOD /path`; all of it can be had in-process too. */
const commands: Readonly<Record<string, Command>> = {
  'GET /': () => jsonAnswer(Object.keys(commands)),
  'GET /journal': ({ journal }, { query }) => jsonAnswer(journal.find(entryQuery(query))),
  'DELETE /journal': ({ journal }) => done(() => journal.clear()),
  'GET /faults': ({ faults }) => jsonAnswer(faults.list()),
  'POST /faults': ({ faults }, _incoming, body) =>
    jsonAnswer({ id: faults.add(body as unknown as FaultRule) }),
  'DELETE /faults': ({ faults }, { query }) =>
    done(() => (query.has('id') ? faults.remove(query.get('id') ?? '') : faults.clear())),
  'POST /devices/burn': ({ devices }, _incoming, body) => done(() => devices.burn(String(body['deviceId']))),
  'POST /clock/advance': ({ clock }, _incoming, body) => done(() => clock.advance(Number(body['ms']))),
  'POST /links/life': ({ links }, _incoming, body) => done(() => Object.assign(links.life, body)),
  'POST /sign-in': ({ sessions }, _incoming, body) =>
    jsonAnswer({ sessionid: sessions.signIn(String(body['uniqueId'])) }),
  'POST /world/rename': ({ world }, _incoming, body) =>
    done(() => world.rename(String(body['uniqueId']), String(body['now']))),
  'POST /world/publish': ({ world }, _incoming, body) =>
    done(() => world.publish(String(body['uniqueId']), Number(body['count']))),
  'POST /world/remove': ({ world }, _incoming, body) => done(() => world.remove(String(body['awemeId']))),
  'POST /live/start': ({ live }, _incoming, body) => jsonAnswer(live.start(String(body['uniqueId']), body)),
  'POST /live/end': ({ live }, _incoming, body) =>
    done(() => live.end(String(body['uniqueId']), body['hls'] as HlsEnd | undefined)),
  'POST /live/disturb': ({ live }, _incoming, body) =>
    done(() => live.disturb(String(body['uniqueId']), body['fault'] as LiveFault)),
  'GET /live/sent': ({ live }) => jsonAnswer(live.log),
  'GET /world/listed': ({ world }, { query }) => jsonAnswer(listed(world, query)),
  'GET /expected': ({ world }, { query }) => {
    const [awemeId = '', asset = ''] = [query.get('awemeId') ?? '', query.get('asset') ?? ''];
    return answer(
      200,
      'application/octet-stream',
      expectedBytes(world, awemeId, asset, Number(query.get('num') ?? 1)),
    );
  },
};

/** The control host: JSON in, JSON out. */
export function answerControl(inside: Inside, incoming: Incoming): Answer {
  const command = commands[`${incoming.method} ${incoming.path}`];
  if (!command) return textAnswer(`No such command. There are:\n${Object.keys(commands).join('\n')}\n`, 404);
  try {
    return command(inside, incoming, JSON.parse(incoming.body.toString() || '{}'));
  } catch (error) {
    return textAnswer(String(error), 400);
  }
}

function done(run: () => void): Answer {
  run();
  return jsonAnswer({ ok: true });
}

function entryQuery(query: URLSearchParams): EntryQuery {
  const given = Object.fromEntries(query);
  const numbers = ['status', 'after']
    .filter((name) => query.has(name))
    .map((name) => [name, Number(given[name])]);
  return { ...given, ...Object.fromEntries(numbers) };
}

function listed(world: Inside['world'], query: URLSearchParams) {
  const posts = world.listed(query.get('uniqueId') ?? '', query.get('viewer') ?? undefined);
  return posts.map(({ member, key: _key, ...post }) => ({
    ...post,
    url: `https://www.tiktok.com/@${member.uniqueId}/${post.kind}/${post.awemeId}`,
    shortUrl: `https://vm.tiktok.com/${shortCode(post.awemeId)}/`,
  }));
}
