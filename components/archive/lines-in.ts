/** Bytes that are read at once. */
const usual = 4 * 1024 * 1024;

/** The lines of a file that say something, trimmed; of the file no more than a piece is in memory. */
export async function* linesIn(file: File, decoder: TextDecoder, piece = usual): AsyncGenerator<string> {
  let rest = '';
  for (let at = 0; at < file.size; at += piece) {
    const bytes = await file.slice(at, at + piece).arrayBuffer();
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) yield line.trim();
  }
  rest += decoder.decode();
  if (rest.trim()) yield rest.trim();
}
