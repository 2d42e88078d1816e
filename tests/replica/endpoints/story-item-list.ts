import { wireItem } from '../wire/item';
import { storiesOf } from '../world/stories';
import { type Call, countOf, type Endpoint, text } from './endpoint';
import { offsetOf } from './offset-page';
import { badParams } from './sayings';

/** Somebody's stories, oldest first. `MaxCursor` is where the next page begins, and counts what was returned. */
export const storyItemList: Endpoint = {
  path: '/api/story/item_list/',
  trusts: 'nobody',
  reply(call) {
    if (!/^\d+$/.test(text(call, 'authorId'))) return badParams();
    const stories = shownStories(call, text(call, 'authorId'));
    const offset = offsetOf(call, `stories ${text(call, 'authorId')}`);
    const page = stories.slice(offset, offset + countOf(call, 5, 20));
    const next = offset + page.length;
    return {
      ...(page.length > 0
        ? { itemList: page.map((post) => wireItem(call.to, post, call.session.viewer)) }
        : {}),
      HasMoreAfter: next < stories.length,
      HasMoreBefore: offset > 0,
      MaxCursor: String(next),
      MinCursor: String(offset),
      TotalCount: stories.length,
      LastStoryCreatedAt: stories.at(-1)?.createTime ?? 0,
      AllViewed: false,
      CurrentPosition: offset,
    };
  },
};

/** The stories of whoever has this id, as this visitor is shown them. */
export function shownStories({ world, session }: Call, authorId: string) {
  const member = world.byUid(authorId);
  return member ? storiesOf(world, member, session.viewer) : [];
}
