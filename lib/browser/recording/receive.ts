import type { StreamLink } from '@/lib/assets/asset';
import { placeOf } from './lineup';
import type { PartWriter } from './part-writer';
import { receiveFlv } from './receive-flv';
import { type HlsPlace, receiveHls } from './receive-hls';
import type { RecorderWorld } from './recorder-world';
import type { RecordingLog } from './recording-log';

/** Receives one connection to a stream, to its end. Throws ClipkeepError where it breaks or can't be had. */
export type Receive = (world: RecorderWorld, stream: StreamLink) => Promise<void>;

/** A playlist's place is remembered until another stream brings something: the next connection goes on there. */
export function createReceive(parts: PartWriter, log: RecordingLog): Receive {
  const places = new Map<string, HlsPlace>();
  return async (world, { form, url }) => {
    const key = placeOf(url);
    const before = log.bytes();
    const place = places.get(key) ?? {
      lookedAt: 0,
      opens: false,
      stuck: 0,
      givenUp: 0,
      seconds: 0,
      start: undefined,
    };
    if (form === 'hls') places.set(key, place);
    try {
      if (form === 'flv') await receiveFlv(world, url, parts, log);
      else await receiveHls(world, url, { parts, log, place });
    } finally {
      const others = log.bytes() > before ? [...places.keys()].filter((one) => one !== key) : [];
      for (const other of others) places.delete(other);
    }
  };
}
