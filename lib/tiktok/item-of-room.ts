import type { Item } from './item';
import type { Room } from './room';

/** A live room as a post: what names, rows and files beside the recording are made from. `recording` tells two recordings of one room apart. */
export function itemOfRoom(room: Room, recording: string): Item {
  const { roomId, title, startTime, coverUrl, author, streams } = room;
  return {
    awemeId: roomId,
    kind: 'live',
    desc: title,
    title: '',
    createTime: startTime,
    author,
    video: null,
    photos: [],
    music: null,
    stats: { diggCount: 0, playCount: 0, commentCount: 0, shareCount: 0, collectCount: 0, repostCount: 0 },
    hashtags: [],
    mentions: [],
    isPinnedItem: false,
    privateItem: false,
    isAd: false,
    ageGated: false,
    textLanguage: '',
    locationCreated: '',
    playlistId: '',
    live: { streams, coverUrl, recording },
  };
}
