/** `1200`, and also `1,200`: numbers are copied from anywhere. */
const plain = /^\d+$/;
const groups = /^\d{1,3}(?:([,.'’\s])\d{3}(?:\1\d{3})*)?$/;

/** A typed number of things, at least `least`; no `count` of an empty field. */
export function readCount(text: string, least: number): { count?: number } | { fault: string } {
  const typed = text.trim();
  if (typed === '') return {};
  const count = plain.test(typed) || groups.test(typed) ? Number(typed.replace(/\D/g, '')) : Number.NaN;
  if (Number.isSafeInteger(count) && count >= least) return { count };
  return { fault: `Write a whole number in digits, ${least} or more, or leave this empty.` };
}
