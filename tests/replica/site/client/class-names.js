/** Eight hex digits that the real site changes with each build, and this one with each load. */
const build = hexOf(Math.floor(Math.random() * 2 ** 32), 8);
const seen = new Map();

function hexOf(number, digits) {
  return (number >>> 0).toString(16).padStart(digits, '0').slice(-digits);
}

function hashOf(text) {
  let hash = 2166136261;
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0), 16777619);
  return (hash >>> 0).toString(36).padStart(7, '0').slice(-6);
}

/** `css-1x2y3z-5e6d46e3--DivItemContainerV2 e1a2b3c40`: only the infix is the same on every load. */
export function classOf(infix) {
  if (!seen.has(infix)) seen.set(infix, seen.size);
  return `${lastClassOf(infix)} e${hashOf(build)}${seen.get(infix)}`;
}

/** The same without the second class, as on loading containers (`[class$="--DivLoadingContainer"]`). */
export function lastClassOf(infix) {
  return `css-${hashOf(build + infix)}-${build}--${infix}`;
}
