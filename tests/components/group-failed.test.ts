import { describe, expect, it } from 'vitest';
import { groupFailed } from '@/components/jobs/group-failed';
import { problemOf } from '@/lib/tiktok/errors';
import { makeFile, makeGone, makePost } from './rows';

describe('groupFailed', () => {
  it('groups by reason, the commonest first', () => {
    const silent = makeFile('3', { state: 'failed', problem: problemOf('silent') });
    const groups = groupFailed([silent, makeGone('1'), makeGone('2')], []);
    expect(groups.map((group) => [group.sentence, group.posts.map((post) => post.awemeId)])).toEqual([
      [problemOf('gone').sentence, ['1', '2']],
      // That Clipkeep asks for another version is over.
      ['TikTok sent this video without its sound. Try again later.', ['3']],
    ]);
  });

  it('names a post once, however many of its files failed', () => {
    const photos = [1, 2, 3].map((num) => ({ ...makeGone('1'), id: `1/photos/${num}`, num }));
    expect(groupFailed(photos, [])[0]?.posts).toHaveLength(1);
  });

  it('links to the post, known or not', () => {
    const live = { ...makePost('3', 'now'), kind: 'live' as const };
    const posts = [{ ...makePost('1', 'a\nday'), kind: 'photo' as const }, undefined, live];
    const [group] = groupFailed([makeGone('1'), makeGone('2'), makeGone('3')], posts);
    expect(group?.posts.map((post) => [post.url, post.title])).toEqual([
      ['https://www.tiktok.com/@tin.kettle/photo/1', 'a day'],
      ['https://www.tiktok.com/@i/video/2', '2'],
      ['https://www.tiktok.com/@tin.kettle/live', 'now'],
    ]);
  });

  it.each([
    ['https://vm.tiktok.com/ZMabc123/', 'https://vm.tiktok.com/ZMabc123/'],
    ['www.tiktok.com/tag/rails', 'https://www.tiktok.com/tag/rails'],
    ['@mira_example', 'https://www.tiktok.com/@mira_example'],
    ['https://evil.test/@a', 'https://www.tiktok.com/@i/video/https%3A%2F%2Fevil.test%2F%40a'],
  ])('leads to a pasted link that came to nothing, %s, if it is one', (awemeId, url) => {
    const [group] = groupFailed([makeGone(awemeId)], []);
    expect(group?.posts[0]).toMatchObject({ title: awemeId, url });
  });

  it('cuts a long caption between characters', () => {
    const [group] = groupFailed([makeGone('1')], [makePost('1', '👨‍👩‍👧'.repeat(80))]);
    expect(group?.posts[0]?.title).toBe(`${'👨‍👩‍👧'.repeat(59)}…`);
  });

  it('keeps what a hostile reply put into a handle or id inside the path', () => {
    const [group] = groupFailed([makeGone('1?x#')], [makePost('1?x#', '', '../../evil?')]);
    expect(group?.posts[0]?.url).toBe('https://www.tiktok.com/@..%2F..%2Fevil%3F/video/1%3Fx%23');
  });
});
