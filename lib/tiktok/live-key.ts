/** What stands in the place of a post's id where a button is for somebody's live: `@name`. One person has one room at a time. */
export function liveKey(uniqueId: string): string {
  return `@${uniqueId.toLowerCase()}`;
}

/** Whether this stands for a live, not for a post. */
export function isLiveKey(key: string): boolean {
  return key.startsWith('@');
}
