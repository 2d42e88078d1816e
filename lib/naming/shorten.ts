import { cutText } from './graphemes';
import type { NameContext } from './template';
import { visibleText } from './visible-text';

/** Graphemes that may stay of captions (`desc`, `title`, `hashtags`) and of other words (`nickname`, music). */
export interface WordRoom {
  caption: number;
  words: number;
}

/** At most so many graphemes of what can be seen of a text. */
function cutVisible(text: string, graphemes: number): string {
  return cutText(visibleText(text).trim(), { graphemes }).trimEnd();
}

/** The same post with shorter words. Ids, handles, dates and numbers stay whole. */
export function shortenContext(context: NameContext, room: WordRoom, cut = cutVisible): NameContext {
  const { item } = context;
  const { author, music } = item;
  return {
    ...context,
    item: {
      ...item,
      desc: cut(item.desc, room.caption),
      title: cut(item.title, room.caption),
      hashtags: cutTags(item.hashtags, (tags) => cut(tags, room.caption)),
      author: { ...author, nickname: cut(author.nickname, room.words) },
      music: music && {
        ...music,
        title: cut(music.title, room.words),
        authorName: cut(music.authorName, room.words),
      },
    },
  };
}

/** Tags as the one text that they become in a name. */
function cutTags(tags: string[], cut: (text: string) => string): string[] {
  const text = cut(tags.map((tag) => `#${tag}`).join(' '));
  return text === '' ? [] : [text.slice(1)];
}
