const withSum = /^(.*),"sum":"([\da-f]{8})"\}$/s;

/** A JSON object as a line that notices any change of it: the sum of its text is its last field. */
export function signLine(json: string): string {
  const body = json.slice(0, -1);
  return `${body},"sum":"${sumOf(body)}"}`;
}

/** Whether a line is as it was written. One without a sum can't tell, and passes. */
export function isIntact(line: string): boolean {
  const [, body, sum] = withSum.exec(line) ?? [];
  return body === undefined || sumOf(body) === sum;
}

/** FNV-1a over UTF-16 units, 8 hex digits: one changed sign always changes it. */
function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
}
