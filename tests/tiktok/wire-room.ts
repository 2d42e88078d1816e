/** What TikTok says of live rooms, in its own shapes (tiktok-web-api.md §8, 2026-09); nobody in it is real. */
export const roomId = '7300000007919000003';
export const pull = 'https://pull-f5-tt02.fcdn.eu.tiktokcdn.com/stage/stream-6147';

interface Main {
  flv?: unknown;
  hls?: unknown;
  sdk_params?: unknown;
}

export function sdkParams(VCodec: string, vbitrate: number, resolution: string): string {
  return JSON.stringify({ VCodec, vbitrate, resolution, gop: 4 });
}

export function pullData(
  data: Record<string, { main: Main }>,
  qualities: { sdk_key: string; level: number; name: string }[] = [],
) {
  return {
    options: { qualities, show_quality_button: true },
    stream_data: JSON.stringify({ common: { session_id: '053-x' }, data }),
  };
}

export const usualPull = pullData(
  {
    origin: {
      main: {
        flv: `${pull}_or4.flv?expire=1&sign=a`,
        hls: `${pull}_or4/index.m3u8?expire=1&sign=a`,
        sdk_params: sdkParams('bytevc1', 2_500_000, '1080x1920'),
      },
    },
    hd: { main: { flv: `${pull}_hd.flv`, hls: '', sdk_params: sdkParams('h264', 1_200_000, '720x1280') } },
    ao: { main: { flv: `${pull}_ao.flv`, hls: `${pull}_ao/index.m3u8`, sdk_params: '{}' } },
  },
  [
    { sdk_key: 'origin', level: 10, name: 'Original' },
    { sdk_key: 'hd', level: 5, name: '720p' },
  ],
);

export const liveUser = {
  id: '6800000000000000001',
  uniqueId: 'cato_example',
  nickname: 'Cato 🐈',
  secUid: 'MS4wLjABAAAAcato',
  avatarLarger: 'https://p16-sign.tiktokcdn.com/a.jpeg',
  signature: 'made up',
  verified: true,
  secret: false,
  roomId,
  status: 2,
};

export function userRoom(live: Record<string, unknown> = {}, user: Record<string, unknown> = {}) {
  return {
    user: { ...liveUser, ...user },
    stats: { followerCount: 12, followingCount: 3 },
    liveRoom: {
      coverUrl: 'https://p16-sign.tiktokcdn.com/cover.jpeg',
      title: 'Trains, live 🚂',
      startTime: 1_789_072_789,
      status: 2,
      liveRoomStats: { userCount: 40, enterCount: 900 },
      streamId: '6147',
      streamData: { pull_data: usualPull },
      ...live,
    },
  };
}

export function roomInfo(more: Record<string, unknown> = {}) {
  return {
    id: Number(roomId),
    id_str: roomId,
    status: 2,
    title: 'Trains, live 🚂',
    create_time: 1_789_072_789,
    cover: { url_list: ['https://p16-sign.tiktokcdn.com/cover.jpeg'] },
    owner: {
      id: Number(liveUser.id),
      id_str: liveUser.id,
      display_id: 'cato_example',
      nickname: 'Cato 🐈',
      sec_uid: liveUser.secUid,
      bio_description: 'made up',
      avatar_large: { url_list: ['https://p16-sign.tiktokcdn.com/a.jpeg'] },
    },
    stream_url: { live_core_sdk_data: { pull_data: usualPull } },
    ...more,
  };
}
