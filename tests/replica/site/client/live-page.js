import { el, picture } from './elements.js';
import { shortCount } from './format.js';
import { notice } from './notices.js';

/** What the old data script says of the room; the site loads a document of its own for each live. */
function readRoom() {
  const script = document.getElementById('SIGI_STATE');
  return JSON.parse(script?.textContent ?? '{}').LiveRoom?.liveRoomUserInfo;
}

function banner({ user, liveRoom }) {
  const facts = el(
    'div',
    { infix: 'DivExtraContainer' },
    el('div', { infix: 'DivBroadcastText', e2e: 'user-profile-live-title', dir: 'auto' }, liveRoom.title),
    el('div', { e2e: 'live-people-count' }, shortCount(liveRoom.liveRoomStats?.userCount)),
  );
  const who = el(
    'div',
    { infix: 'DivUserHoverProfileContainer' },
    el(
      'a',
      { href: `/@${user.uniqueId}`, e2e: 'user-profile-avatar-link' },
      picture(user.avatarThumb, '', 'ImgAvatar'),
    ),
    el('h2', { e2e: 'user-profile-uid' }, user.uniqueId),
    el('h1', { e2e: 'user-profile-nickname', dir: 'auto' }, user.nickname),
    facts,
  );
  return el('div', { infix: 'DivLiveRoomBanner' }, who);
}

/** `/@user/live`. The stream itself isn't played here. */
export function livePage({ uniqueId }) {
  const room = readRoom();
  document.title = `@${uniqueId} is LIVE | TikTok`;
  const over = () => notice('play', 'LIVE has ended', 'Looking for videos? Try the feed.');
  const stage = room?.liveRoom?.status === 2 ? picture(room.liveRoom.coverUrl, '', 'ImgCover') : over();
  const parts = [
    room?.liveRoom ? banner(room) : '',
    el('div', { infix: 'DivLivePlayerContainer' }, el('video', { muted: '' }), stage),
  ];
  const play = el('div', { infix: 'DivLiveRoomPlayContainer' }, parts);
  const node = el('main', { id: 'tiktok-live-main-container-id' }, play);
  return { node, posts: () => [], dispose() {} };
}
