import { describe, expect, it } from 'vitest';
import { askComments, firstComments, readCommentPart } from '@/lib/tiktok/comment-walk';
import { readComments } from '@/lib/tiktok/read-comments';

type Wire = Record<string, unknown>;
const awemeId = '7412345678901234567';
const post = { awemeId, uniqueId: 'cato_example' };

/** A comment as the API has it, invented. */
const wire = (cid: string, more: Wire = {}): Wire => ({
  cid,
  aweme_id: awemeId,
  text: `said ${cid}`,
  create_time: 1770281693,
  digg_count: 2,
  comment_language: 'en',
  image_list: null,
  ...{
    author_pin: false,
    is_author_digged: false,
    reply_comment_total: 0,
    reply_comment: null,
    reply_id: '0',
  },
  user: { uid: '7', sec_uid: 'MS4wDana', unique_id: 'dana_example', nickname: 'Dana' },
  ...more,
});
const page = (comments: unknown, cursor: number, has_more: unknown = 1): Wire => ({
  comments,
  cursor,
  has_more,
});
const queryAt = (state: string | null) => {
  const ask = askComments(post, state ?? '');
  return ask.kind === 'api' ? { path: ask.path, ...ask.query } : ask;
};
const step = (reply: Wire, state: string | null) => readCommentPart(awemeId, reply, state ?? '');

describe('the walk through comments', () => {
  it('begins with the first twenty', () => {
    expect(askComments(post, firstComments)).toEqual({
      kind: 'api',
      path: '/api/comment/list/',
      query: { aweme_id: awemeId, count: '20', cursor: '0', enter_from: 'tiktok_web', from_page: 'video' },
      referer: `/@cato_example/video/${awemeId}`,
    });
  });
  it('asks for the answers of each comment before the next page, and ends when all is read', () => {
    const first = step(page([wire('1', { reply_comment_total: 3 }), wire('2')], 20), firstComments);
    expect(queryAt(first.next)).toMatchObject({
      path: '/api/comment/list/reply/',
      ...{ item_id: awemeId, comment_id: '1', cursor: '0' },
    });
    const answers = step(page([wire('11'), wire('12')], 2), first.next);
    expect(answers.part).toMatchObject({ of: '1', comments: [{ cid: '11' }, { cid: '12' }] });
    expect(queryAt(answers.next)).toMatchObject({ comment_id: '1', cursor: '2' });
    const rest = step(page([wire('13')], 3, 0), answers.next);
    expect(queryAt(rest.next)).toMatchObject({ path: '/api/comment/list/', cursor: '20' });
    expect(step(page([wire('3')], 40, 0), rest.next).next).toBeNull();
  });
  it('does not end before the answers on the last page are read', () => {
    const { next } = step(page([wire('1', { reply_comment_total: 1 })], 20, 0), firstComments);
    expect(queryAt(next)).toMatchObject({ comment_id: '1' });
    expect(step(page([wire('11')], 1, 0), next).next).toBeNull();
  });
  it('does not ask for answers that came along', () => {
    const whole = wire('1', { reply_comment_total: 1, reply_comment: [wire('11')] });
    const { part, next } = step(page([whole], 20, 0), firstComments);
    expect(next).toBeNull();
    expect(part.comments[0]?.replies).toMatchObject([{ cid: '11' }]);
  });
  it.each<[string, Wire]>([
    ['an empty page', page([], 20)],
    ['a page of nothing', page(null, 20)],
    ['has_more 0', page([wire('1')], 20, 0)],
    ['has_more false', page([wire('1')], 20, false)],
  ])('ends at %s', (_, reply) => expect(step(reply, firstComments).next).toBeNull());

  it.each<[string, Wire, string]>([
    ['another post’s comments', page([wire('1', { aweme_id: '99' })], 20), 'refused'],
    ['a cursor that stands still', page([wire('1')], 0), 'samePage'],
  ])('does not believe %s', (_, reply, code) =>
    expect(() => step(reply, firstComments)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code }) }),
    ),
  );

  it('names a page also of an author without a handle', () => {
    expect(askComments({ awemeId, uniqueId: '' }, firstComments)).toMatchObject({
      referer: `/@i/video/${awemeId}`,
    });
  });
});

describe('readComments', () => {
  it('reads what a comment says, and leaves links out', () => {
    const pictures = [{ crop_url: { url_list: ['https://p16-sign.tiktokcdn.com/a?x-signature=1'] } }];
    const { comments } = readComments(page([wire('1', { image_list: pictures, author_pin: true })], 20));
    expect(comments).toEqual([
      {
        ...{ cid: '1', awemeId, text: 'said 1', createTime: 1770281693, diggCount: 2, language: 'en' },
        ...{ pictures: 1, pinned: true, likedByAuthor: false, replyTotal: 0, replies: [] },
        user: { uid: '7', secUid: 'MS4wDana', uniqueId: 'dana_example', nickname: 'Dana' },
      },
    ]);
  });
  it.each<[string, unknown, number]>([
    ['an odd list', 'none', 0],
    ['a comment of which hardly anything is said', [{ cid: '1' }], 1],
    ['entries that are none', [null, 7, {}, { cid: 'x' }], 0],
    ['a comment of a deleted account', [wire('1', { user: null })], 1],
    ['a comment of odd leaves', [wire('1', { text: {}, digg_count: 'many', create_time: null })], 1],
  ])('lives through %s', (_, comments, count) =>
    expect(readComments(page(comments, 1)).comments).toHaveLength(count),
  );

  it('does not follow answers of answers for ever', () => {
    const deep = wire('1', {
      reply_comment: [wire('2', { reply_comment: [wire('3', { reply_comment: [wire('4')] })] })],
    });
    expect(JSON.stringify(readComments(page([deep], 1)))).not.toContain('said 4');
  });
});
