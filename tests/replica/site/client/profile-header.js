import { appContext } from './context.js';
import { el, icon, picture } from './elements.js';
import { shortCount } from './format.js';

function stat(value, e2e, label) {
  return el(
    'div',
    { infix: 'DivNumber' },
    el('strong', { e2e, title: label }, shortCount(value)),
    el('span', {}, label),
  );
}

/** Avatar, names, counts and signature of `userInfo`. */
export function profileHeader({ user, stats, statsV2 }) {
  const own = appContext().user?.uniqueId === user.uniqueId;
  const counts = { ...stats, ...statsV2 };
  return el(
    'div',
    { infix: 'DivShareLayoutHeader' },
    el(
      'div',
      { infix: 'DivAvatarWrapper', e2e: 'user-avatar' },
      picture(user.avatarMedium ?? user.avatarThumb, '', 'ImgAvatar'),
    ),
    el(
      'div',
      { infix: 'DivUserInfo' },
      el('h1', { e2e: 'user-title', infix: 'H1ShareTitle', dir: 'auto' }, user.uniqueId),
      el('h2', { e2e: 'user-subtitle', infix: 'H2ShareSubTitle', dir: 'auto' }, user.nickname ?? ''),
      user.privateAccount ? icon('lock', 18) : null,
      el(
        'button',
        { type: 'button', e2e: own ? 'edit-profile-button' : 'follow-button', infix: 'ButtonFollow' },
        own ? 'Edit profile' : 'Follow',
      ),
      el(
        'div',
        { infix: 'H3CountInfos' },
        stat(counts.followingCount, 'following-count', 'Following'),
        stat(counts.followerCount, 'followers-count', 'Followers'),
        stat(counts.heartCount, 'likes-count', 'Likes'),
      ),
      el('p', { e2e: 'user-bio', infix: 'H2ShareDesc', dir: 'auto' }, user.signature || 'No bio yet.'),
    ),
  );
}
