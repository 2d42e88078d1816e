/** A stretch of a resource, bytes. */
export interface ByteRange {
  offset: number;
  length: number;
}

/** An attribute list (RFC 8216 §4.2): names in capitals, values without their quotes. */
export type Attributes = Partial<Record<string, string>>;

/** The attributes in a tag's text; what is none is passed over, and of one that comes twice the last counts. */
export function readAttributes(text: string): Attributes {
  const found = text.matchAll(/([A-Z0-9-]+)=(?:"([^"]*)"|([^",]*))/g);
  return Object.fromEntries([...found].map(([, name = '', quoted, bare]) => [name, quoted ?? bare ?? '']));
}

/** `length[@offset]`; `follows` is where it begins when it doesn't say. Undefined where it is no range. */
export function readByteRange(text: string, follows: number): ByteRange | undefined {
  const [, length, offset] = /^(\d{1,15})(?:@(\d{1,15}))?$/.exec(text) ?? [];
  return length
    ? { length: Number(length), offset: offset === undefined ? follows : Number(offset) }
    : undefined;
}
