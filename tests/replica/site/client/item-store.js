/** Every post that a list or the blob has shown, by id: what a click opens without asking. */
const items = new Map();
const watchers = new Set();

export function rememberItems(list) {
  if (!Array.isArray(list)) return;
  for (const item of list) if (item?.id) items.set(item.id, item);
  for (const watch of watchers) watch();
}

export function knownItem(id) {
  return items.get(id);
}

/** Up to `most` authors of the posts seen so far, each once, in the order they were met. */
export function knownAuthors(most) {
  const authors = new Map();
  for (const { author } of items.values()) if (author?.uniqueId) authors.set(author.uniqueId, author);
  return [...authors.values()].slice(0, most);
}

/** Calls back whenever posts come in. */
export function watchItems(watch) {
  watchers.add(watch);
}
