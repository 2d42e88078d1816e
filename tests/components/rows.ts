import type { Counts, FileRow, JobRow, PostRow } from '@/lib/archive/rows';
import { problemOf } from '@/lib/tiktok/errors';

const none: Counts = { listed: 0, planned: 0, saved: 0, skipped: 0, failed: 0, bytes: 0 };

/** A running job over a profile's posts. */
export function makeJob({
  counts,
  ...more
}: Partial<Omit<JobRow, 'counts'>> & { counts?: Partial<Counts> }): JobRow {
  const isOver = more.state !== undefined && !['running', 'paused'].includes(more.state);
  return {
    ...(isOver ? { finishedAt: Date.now() } : {}),
    id: 1,
    state: 'running',
    source: 'posts',
    target: { secUid: 'MS4wExample', uniqueId: 'tin.kettle' },
    assets: ['video'],
    filters: {},
    label: '@tin.kettle',
    expected: 100,
    cursor: '0',
    hasMore: true,
    lastIds: [],
    listTries: 0,
    counts: { ...none, ...counts },
    createdAt: Date.now(),
    ...more,
  };
}

/** The video file of a post, planned. */
export function makeFile(awemeId: string, more: Partial<FileRow> = {}): FileRow {
  const path = `TikTok/tin.kettle/${awemeId}.mp4`;
  return {
    id: `${awemeId}/video/1`,
    jobId: 1,
    awemeId,
    asset: 'video',
    num: 1,
    state: 'planned',
    path,
    pathKey: path,
    tries: 0,
    ...more,
  };
}

/** A file that is no longer on TikTok. */
export function makeGone(awemeId: string): FileRow {
  return makeFile(awemeId, { state: 'failed', problem: problemOf('gone') });
}

/** A post as the archive has it, without media. */
export function makePost(awemeId: string, desc = '', uniqueId = 'tin.kettle'): PostRow {
  return {
    awemeId,
    kind: 'video',
    desc,
    title: '',
    createTime: 1_772_906_699,
    author: {
      uid: '1',
      secUid: 'MS4wExample',
      uniqueId,
      nickname: 'The Tin Kettle',
      signature: '',
      avatarUrl: '',
      verified: false,
      privateAccount: false,
    },
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
    textLanguage: 'en',
    locationCreated: '',
    playlistId: '',
    secUid: 'MS4wExample',
    seenAt: 0,
  };
}
