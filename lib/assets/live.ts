import { rankStreams } from '@/lib/tiktok/pick-stream';
import type { Asset } from './asset';

/** A live stream, recorded until it ends or the person stops it. Each recording of a room is a file of its own. */
export const live: Asset = {
  id: 'live',
  label: 'Live stream',
  byDefault: false,
  impliedBy: 'live',
  wants: ({ awemeId, live: room }, { videoQuality }) => {
    if (!room) return [];
    const streams = rankStreams(room.streams, videoQuality).map(({ form, url }) => ({ form, url }));
    const body = { kind: 'record' as const, roomId: awemeId, streams };
    return [{ num: 1, key: room.recording, suffix: '', ext: 'mp4', body }];
  },
};

/** The file of the n-th result of a recording, where the stream changed its encoding on the way and one file can't hold both. */
export function laterResult(fileId: string, n: number): string {
  return n === 1 ? fileId : `${fileId}-${n}`;
}

/** Which recording a file is of, by the id of its first file, and which result of it, from 1. */
export function resultOf(fileId: string): { recording: string; result: number } {
  const [, recording = fileId, result = '1'] = /^(.*\/live\/\d+)-(\d+)$/.exec(fileId) ?? [];
  return { recording, result: Number(result) };
}
