/**
 * Cells of a table as a spreadsheet reads them whose list separator is this: a quote counts at the start of a cell alone,
 * and what comes after the closing one is kept.
 */
export function readTable(text: string, separator: string): string[][] {
  const lines: string[][] = [['']];
  const add = (sign: string) => {
    const line = lines.at(-1) ?? [];
    line.push((line.pop() ?? '') + sign);
  };
  let quoted = false;
  let fresh = true;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    const started = fresh;
    fresh = false;
    if (quoted && text.startsWith('""', at)) add(text.charAt(at++));
    else if (quoted && sign === '"') quoted = false;
    else if (quoted) add(sign);
    else if (started && sign === '"') quoted = true;
    else if (sign === separator) fresh = lines.at(-1)?.push('') !== undefined;
    else if (sign === '\n' || sign === '\r') fresh = lines.push(['']) > 0;
    else add(sign);
  }
  return lines;
}
