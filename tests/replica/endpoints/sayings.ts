import type { ApiReply } from './endpoint';

/** A parameter is missing or makes no sense. */
export function badParams(): ApiReply {
  return { statusCode: 10201, status_msg: 'params error' };
}

/** There is no such playlist, folder, hashtag or sound. Codes for these are not on record; this one is the posts' own. */
export function notThere(): ApiReply {
  return { statusCode: 10204, status_msg: "item doesn't exist" };
}

/** Only the owner is told, and nobody is signed in. */
export function signInFirst(): ApiReply {
  return { statusCode: 10101, status_msg: 'Please login your account first' };
}

/** Not for this visitor: nothing is listed, and no status says why. */
export function nothingListed(): ApiReply {
  return { hasMore: false, cursor: '0' };
}
