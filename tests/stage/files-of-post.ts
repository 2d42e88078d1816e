import { musicBase } from '../replica/files/file-of';
import type { Replica } from '../replica/replica';
import { albumTitle } from '../replica/wire/item';
import type { Post } from '../replica/world/post';

/** What one click on a post must leave under the default template: path in the download folder → bytes. */
export type FilesOfPost = Map<string, Buffer>;

/** Says the names itself, without the product's own naming; `desc` is the caption as a file name has it. */
export function filesOfPost(replica: Replica, post: Post, desc = post.desc): FilesOfPost {
  const stem = `TikTok/${post.member.uniqueId}/${[createOf(post), desc, post.awemeId].filter(Boolean).join('_')}`;
  const media = post.kind === 'video' ? [['.mp4', 'video', 1] as const] : albumOf(post);
  const bytesOf = (asset: string, num: number) => replica.expectedBytes(post.awemeId, asset, num);
  const text = [post.kind === 'photo' ? albumTitle(post) : '', post.desc].filter((part) => part.trim());
  return new Map([
    ...media.map(([ending, asset, num]) => [`${stem}${ending}`, bytesOf(asset, num)] as const),
    ...(text.length > 0 ? [[`${stem}.txt`, Buffer.from(text.join('\n\n'))] as const] : []),
  ]);
}

function albumOf(post: Post): (readonly [ending: string, asset: string, num: number])[] {
  const ext = post.picture === 'jpeg' ? 'jpg' : 'webp';
  const nums = Array.from({ length: post.photos }, (_, at) => at + 1);
  const photos = nums.map((num) => [`_${String(num).padStart(2, '0')}.${ext}`, 'photos', num] as const);
  const song = `_music.${musicBase(post) === 'music.m4a' ? 'm4a' : 'mp3'}`;
  return post.licensed ? photos : [...photos, [song, 'music', 1] as const];
}

/** `{create}` of a post: when it was posted, in this machine's time zone. */
function createOf({ createTime }: Post): string {
  const time = new Date(createTime * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day}_${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join('-')}`;
}
