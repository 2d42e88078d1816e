import { request } from 'node:https';
import type { LiveFault } from './live/stream-fault';
import type { Replica } from './replica';

/** What a stream brought, and how it ended: by itself, by an error, or because we had enough. */
export interface Watched {
  status: number;
  bytes: Buffer;
  end: 'whole' | 'broken' | 'enough';
}

/** Receives a stream until it ends or `enough` says so of what has come; that is asked at every piece and every 20 ms. */
export function watchStream(
  replica: Replica,
  url: string,
  enough: (bytes: Buffer) => boolean = () => false,
): Promise<Watched> {
  const { hostname, pathname, search } = new URL(url);
  const options = { host: '127.0.0.1', port: replica.port, servername: hostname, path: pathname + search };
  return new Promise((resolve, reject) => {
    const sent = request({
      ...options,
      headers: { host: hostname },
      rejectUnauthorized: false,
      agent: false,
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      let bytes = Buffer.alloc(0);
      const timer = setInterval(() => enough(bytes) && finish('enough'), 20);
      const finish = (end: Watched['end']): void => {
        clearInterval(timer);
        resolve({ status: response.statusCode ?? 0, bytes, end });
        sent.destroy();
      };
      response.on('data', (chunk) => {
        bytes = Buffer.concat([bytes, chunk]);
      });
      response.on('end', () => finish('whole'));
      response.on('error', () => finish('broken'));
      sent.removeListener('error', reject);
      sent.on('error', () => finish('broken'));
    });
    sent.end();
  });
}

/**
 * The same, of a broadcast that stands still until this connection is there: what is to happen to it so many seconds
 * from now happens while it is watched, however slow the machine.
 */
export async function watchFromNow(
  replica: Replica,
  uniqueId: string,
  url: string,
  fault: LiveFault,
  enough: (bytes: Buffer) => boolean,
): Promise<Watched> {
  const before = replica.live.log.length;
  replica.live.pause(uniqueId);
  replica.live.disturb(uniqueId, fault);
  const watching = watchStream(replica, url, enough);
  await until(() => (replica.live.log[before]?.to ?? 0) > 0);
  replica.live.resume(uniqueId);
  return watching;
}

/** Waits for something that nobody tells. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** One tag of an FLV, as it stands in the file. */
export interface FlvTag {
  type: 'audio' | 'video' | 'script';
  /** Milliseconds. */
  stamp: number;
  body: Buffer;
}

const types: Readonly<Record<number, FlvTag['type']>> = { 8: 'audio', 9: 'video', 18: 'script' };

/** The whole tags of an FLV that may break off anywhere. Throws where something else stands. */
export function flvTags(bytes: Buffer): FlvTag[] {
  if (bytes.length > 0 && bytes.toString('latin1', 0, 3) !== 'FLV') throw new Error('no FLV');
  const tags: FlvTag[] = [];
  for (let at = 13; at + 15 <= bytes.length; ) {
    const size = bytes.readUIntBE(at + 1, 3);
    const type = types[bytes[at] ?? 0];
    if (!type) throw new Error(`no tag at ${at}`);
    if (at + 15 + size > bytes.length) break;
    const stamp = bytes.readUIntBE(at + 4, 3) + (bytes[at + 7] ?? 0) * 2 ** 24;
    tags.push({ type, stamp, body: bytes.subarray(at + 11, at + 11 + size) });
    if (bytes.readUInt32BE(at + 11 + size) !== size + 11) throw new Error(`a tag of another length at ${at}`);
    at += size + 15;
  }
  return tags;
}

/** Video frames, configurations left out; of codecs written in the old way. */
export function framesIn(tags: readonly FlvTag[]): FlvTag[] {
  return tags.filter(({ type, body }) => type === 'video' && body[1] === 1);
}

/** Video configurations. */
export function configsIn(tags: readonly FlvTag[]): Buffer[] {
  return tags
    .filter(({ type, body }) => type === 'video' && body[1] === 0)
    .map(({ body }) => body.subarray(5));
}
