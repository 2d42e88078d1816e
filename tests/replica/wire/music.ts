import { musicBase } from '../files/file-of';
import { clipUrl, songHost } from '../media/clip-link';
import { avatarPlace, imageUrls, songPlace } from '../media/image-link';
import type { Recipient } from '../trust/links';
import type { Post } from '../world/post';
import { unit } from '../world/seeded';
import { musicIdOf, songSeconds } from '../world/sounds';

/** `music` of an item; `playUrl` is empty for licensed songs. */
export function wireMusic(to: Recipient, post: Post) {
  const [cover = ''] = imageUrls(to, { owner: post.member.uid, slot: 'avatar' }, avatarPlace(720));
  const duration = songSeconds(post);
  return {
    id: musicIdOf(post),
    title: post.licensed ? 'A Song Under Licence' : `original sound - ${post.member.nickname}`,
    playUrl: songUrl(to, post),
    coverLarge: cover,
    coverMedium: cover,
    coverThumb: cover,
    authorName: post.licensed ? 'The Invented Band' : post.member.nickname,
    original: !post.licensed,
    private: false,
    duration,
    ...(post.licensed ? { album: 'No Such Album' } : {}),
    preciseDuration: { preciseDuration: duration + 0.48 },
    isCopyrighted: post.licensed,
    collected: false,
    tt2dsp: {},
  };
}

/** Most songs lie on a video host, with the end of the link in its path; some on the music host. */
export function songUrl(to: Recipient, post: Post): string {
  if (post.licensed) return '';
  const file = { owner: post.awemeId, slot: 'music' };
  const isMp3 = musicBase(post) === 'music.mp3';
  if (isMp3 && unit('music host', ...post.key) < 0.2) return imageUrls(to, file, songPlace)[0] ?? '';
  return clipUrl(to, songHost, file, isMp3 ? 'audio_mpeg' : 'audio_mp4');
}
