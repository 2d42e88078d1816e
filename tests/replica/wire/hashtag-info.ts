import type { Hashtag } from '../world/hashtags';
import { between } from '../world/seeded';
import { wireChallenge } from './hashtags';

/** `challengeInfo` of a hashtag's page and of the API. */
export function wireHashtagInfo({ name, challengeId }: Hashtag, videoCount: number) {
  const viewCount = between(1000, 90_000_000, 'hashtag views', challengeId);
  return {
    challenge: { ...wireChallenge(name), desc: `Everything about ${name}.` },
    stats: { videoCount, viewCount },
    statsV2: { videoCount: String(videoCount), viewCount: String(viewCount) },
  };
}
