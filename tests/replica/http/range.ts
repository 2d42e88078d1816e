import { type Body, bodyOf } from '../files/body';
import type { Answer } from './answer';

/** Obeys `Range: bytes=a-b`, `a-`, `-n`: 206, or 416 for what lies outside; several ranges at once are ignored, as CDNs do. */
export function applyRange(answer: Answer, range: string): Answer {
  if (!answer.ranges || answer.status !== 200) return answer;
  const headers = { ...answer.headers, 'accept-ranges': 'bytes' };
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range.trim());
  if (!asked || (asked[1] === '' && asked[2] === '')) return { ...answer, headers };
  const { size } = answer.body;
  const [start, end] = boundsOf(asked[1] ?? '', asked[2] ?? '', size);
  if (start >= size || start > end) {
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${size}` },
      body: bodyOf(''),
      ranges: true,
    };
  }
  const body: Body = {
    size: end - start + 1,
    read: (from, to) => answer.body.read(start + from, start + to),
  };
  return {
    ...answer,
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${size}` },
    body,
  };
}

/** First and last byte, both included. */
function boundsOf(from: string, to: string, size: number): [start: number, end: number] {
  if (from === '') return [Math.max(0, size - Number(to)), size - 1];
  return [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
}
