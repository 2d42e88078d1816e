const forms = [
  ['post', /^\/@([^/]*)\/(video|photo)\/(\d+)\/?$/, ([, uniqueId, kind, id]) => ({ uniqueId, kind, id })],
  ['playlist', /^\/@([^/]*)\/playlist\/(?:.*-)?(\d+)\/?$/, ([, uniqueId, mixId]) => ({ uniqueId, mixId })],
  [
    'collection',
    /^\/@([^/]*)\/collection\/(?:.*-)?(\d+)\/?$/,
    ([, uniqueId, collectionId]) => ({ uniqueId, collectionId }),
  ],
  ['live', /^\/@([^/]+)\/live\/?$/, ([, uniqueId]) => ({ uniqueId })],
  ['tag', /^\/tag\/([^/]+)\/?$/, ([, tag]) => ({ tag })],
  ['music', /^\/music\/(?:[^/]*-)?(\d+)\/?$/, ([, musicId]) => ({ musicId })],
  ['profile', /^\/@([^/]+)\/?$/, ([, uniqueId]) => ({ uniqueId })],
  ['feed', /^\/(?:foryou\/?|[a-z]{2}(?:-[A-Z]{2})?\/?)?$/, () => ({})],
];

/** Which page a path asks for: `{name, …}` with the parts of the path. */
export function readRoute(pathname) {
  for (const [name, form, read] of forms) {
    const match = form.exec(decodeURI(pathname));
    if (match) return { name, ...read(match) };
  }
  return { name: 'missing' };
}
