import type { Broadcast, Quality } from '../live/broadcast';
import { coverPlace, imageUrls } from '../media/image-link';
import { pullUrl } from '../media/pull-link';
import type { Recipient } from '../trust/links';
import type { Member } from '../world/member';
import { between } from '../world/seeded';
import { wireAuthor, wireUserInfo } from './author';

/** TikTok's levels count what is offered, from 0. */
const worstFirst: readonly Quality[] = ['ld', 'sd', 'hd', 'uhd', 'origin'];
const numbers = { live: 2, paused: 3, ended: 4 } as const;
const legacyNames: Partial<Record<Quality, string>> = { origin: 'FULL_HD1', hd: 'HD1', sd: 'SD2', ld: 'SD1' };

/** `data` of `/api-live/user/room/`; the live page has the same. `open`: whether this visitor may watch. */
export function wireUserRoom(to: Recipient, member: Member, broadcast: Broadcast | undefined, open: boolean) {
  const status = broadcast ? numbers[broadcast.status] : 4;
  const { followerCount, followingCount } = wireUserInfo(to, member, true).stats;
  const user = { ...wireAuthor(to, member), roomId: member.roomId, status, followStatus: 0 };
  const stats = { followerCount, followingCount };
  // An account that never was live has four keys and no room: f2 tells it by that (f2-behaviour.md §1.12).
  if (!member.roomId) return { user: { ...user, roomId: '' }, stats, message: '', prompts: '' };
  return {
    user,
    stats,
    liveRoom: { ...liveRoomOf(to, broadcast), status, ...streamsOf(to, broadcast, open) },
  };
}

function liveRoomOf(to: Recipient, broadcast: Broadcast | undefined) {
  return {
    coverUrl: broadcast ? coverOf(to, broadcast) : '',
    title: broadcast?.title ?? '',
    startTime: broadcast?.startTime ?? 1_780_000_000,
    mode: 0,
    streamId: broadcast?.streamId ?? '',
    liveRoomStats: {
      enterCount: 7,
      userCount: broadcast ? between(1, 900, 'watching', broadcast.roomId) : 0,
    },
    paidEvent: { event_id: 0, paid_type: 0 },
    liveSubOnly: 0,
    multiStreamScene: 0,
  };
}

function streamsOf(to: Recipient, broadcast: Broadcast | undefined, open: boolean) {
  if (!broadcast || !open || broadcast.status !== 'live') return {};
  return { streamData: { pull_data: pullData(to, broadcast) } };
}

/** `data` of `webcast/room/info`, in the app's spelling: ids as numbers that lose digits, and once more as text. */
export function wireRoomInfo(to: Recipient, member: Member, broadcast: Broadcast) {
  const { nickname, secUid, uniqueId, uid, signature } = member;
  const { avatarLarger } = wireAuthor(to, member);
  return {
    id: BigInt(broadcast.roomId),
    id_str: broadcast.roomId,
    status: numbers[broadcast.status],
    title: broadcast.title,
    create_time: broadcast.startTime,
    cover: { url_list: [coverOf(to, broadcast)] },
    owner: {
      id: BigInt(uid),
      id_str: uid,
      display_id: uniqueId,
      nickname,
      sec_uid: secUid,
      bio_description: signature,
      avatar_large: { url_list: [avatarLarger] },
    },
    user_count: 12,
    stream_id: BigInt(broadcast.streamId),
    stream_id_str: broadcast.streamId,
    ...(broadcast.status === 'live' ? { stream_url: streamUrl(to, broadcast) } : {}),
  };
}

function streamUrl(to: Recipient, broadcast: Broadcast) {
  const { forms, qualities } = broadcast.options;
  const map = (form: 'flv' | 'hls') =>
    Object.fromEntries(
      qualities.flatMap((quality) =>
        forms.includes(form) && legacyNames[quality]
          ? [[legacyNames[quality], pullUrl(to, broadcast, quality, form)]]
          : [],
      ),
    );
  const [flv, hls] = [map('flv'), map('hls')];
  return {
    flv_pull_url: flv,
    hls_pull_url_map: hls,
    hls_pull_url: Object.values(hls)[0] ?? '',
    rtmp_pull_url: Object.values(flv)[0] ?? '',
    live_core_sdk_data: { pull_data: pullData(to, broadcast) },
  };
}

function pullData(to: Recipient, broadcast: Broadcast) {
  const { qualities } = broadcast.options;
  const options = qualities
    .filter((quality) => quality !== 'ao')
    .map((quality) => ({
      icon_type: 0,
      level: worstFirst.filter((one) => qualities.includes(one)).indexOf(quality),
      name: quality === 'origin' ? 'Original' : `${broadcast.loop(quality, broadcast.now()).width}p`,
      resolution: '',
      sdk_key: quality,
      v_codec: '',
    }));
  const data = Object.fromEntries(
    qualities.map((quality) => [quality, { main: mainOf(to, broadcast, quality) }]),
  );
  return {
    options: { default_quality: options[0], qualities: options, show_quality_button: true },
    stream_data: JSON.stringify({ common: { session_id: '053-REPLICA', peer_anchor_level: 9 }, data }),
  };
}

function mainOf(to: Recipient, broadcast: Broadcast, quality: Quality) {
  const { forms, codec } = broadcast.options;
  const { width, height } = broadcast.loop(quality, broadcast.now());
  const url = (form: 'flv' | 'hls') => (forms.includes(form) ? pullUrl(to, broadcast, quality, form) : '');
  const VCodec = codec === 'h264' ? 'h264' : 'bytevc1';
  const params = {
    VCodec,
    vbitrate: width * 1000,
    resolution: quality === 'ao' ? '' : `${width}x${height}`,
    gop: 1,
  };
  return {
    flv: url('flv'),
    hls: url('hls'),
    cmaf: '',
    dash: '',
    lls: '',
    sdk_params: JSON.stringify(params),
  };
}

function coverOf(to: Recipient, { roomId }: Broadcast): string {
  return imageUrls(to, { owner: roomId, slot: 'room-cover' }, coverPlace)[0] ?? '';
}
