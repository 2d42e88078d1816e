/** The language codes of a text, however they are separated, each once; null, which means all, where there is none. */
export function languagesIn(text: string): string[] | null {
  const codes = text.split(/[^A-Za-z\d-]+/).filter((code) => /^[A-Za-z]/.test(code));
  return codes.length > 0 ? [...new Set(codes)] : null;
}
