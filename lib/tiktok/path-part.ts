/** A name as one part of a URL's path or query; half an emoji, which no URL can hold, as U+FFFD. */
export function pathPart(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}
