import { wireSoundInfo } from '../wire/sound-info';
import { postsWith } from '../world/sounds';
import { type Endpoint, text } from './endpoint';
import { notThere } from './sayings';

/** A sound by its id. */
export const musicDetail: Endpoint = {
  path: '/api/music/detail/',
  trusts: 'page',
  reply(call) {
    const [first, ...others] = postsWith(call.world, text(call, 'musicId'));
    if (!first) return notThere();
    const musicInfo = wireSoundInfo(call.to, [first, ...others]);
    return { musicInfo, shareMeta: { title: `${musicInfo.music.title} on TikTok`, desc: '' } };
  },
};
