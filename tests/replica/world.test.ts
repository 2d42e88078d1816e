import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { World } from './world/world';

describe('the world', () => {
  it('is the same for the same seed, and another for another', () => {
    const [one, same, other] = [new World({ seed: 'a' }), new World({ seed: 'a' }), new World({ seed: 'b' })];
    const name = one.at(15)?.uniqueId ?? '';
    expect(one.listed(name)).toEqual(same.listed(name));
    expect(other.at(15)?.secUid).not.toBe(one.at(15)?.secUid);
    expect(other.listed('dana_example')[0]?.awemeId).not.toBe(one.listed('dana_example')[0]?.awemeId);
  });

  it('finds everybody and every post again, by any of their ids, at any size', () => {
    const world = new World({ users: 50_000, posts: 100_000 });
    const place = fc.record({ user: fc.nat(world.size - 1), post: fc.nat(99_999) });
    fc.assert(
      fc.property(place, ({ user, post }) => {
        const member = world.at(user);
        if (!member) throw new Error('nobody');
        expect(world.byUniqueId(member.uniqueId)).toEqual(member);
        expect(world.bySecUid(member.secUid)).toEqual(member);
        expect(world.byUid(member.uid)).toEqual(member);
        if (post >= member.posts) return;
        const { awemeId } = world.post(member, post);
        expect(world.byAwemeId(awemeId)).toMatchObject({ awemeId, index: post });
        expect(world.byAwemeId(String(BigInt(awemeId) + 1n))).toBeUndefined();
      }),
    );
  });

  it('lists from the newest to the oldest, each once', () => {
    const world = new World({ users: 1, posts: 5000 });
    const member = world.at(world.size - 1);
    const posts = world.posts(member ?? world.member('dana_example'), 4999, -1, 5000);
    expect(new Set(posts.map((post) => post.awemeId)).size).toBe(5000);
    expect(posts.every((post, at) => at === 0 || post.createTime < (posts[at - 1]?.createTime ?? 0))).toBe(
      true,
    );
  });

  it('has nobody real: every handle ends in _example', () => {
    const world = new World({ users: 500 });
    const handles = Array.from({ length: world.size }, (_, at) => world.at(at)?.uniqueId ?? '');
    expect(handles.filter((handle) => !/^[\w.]+_example$/.test(handle))).toEqual([]);
    expect(new Set(handles).size).toBe(handles.length);
  });
});
