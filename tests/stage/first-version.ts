/**
 * Expression for a page of the extension: puts the archive back into the form of its first version (Dexie's 1 is
 * IndexedDB's 10), with the rows that it has. Files that aren't `kept` are still to do then, and their jobs run.
 */
export function asFirstVersion(kept: readonly string[]): string {
  return `(${putBack})(${JSON.stringify(kept)})`;
}

/** Key and indexes of the first version's tables, as lib/archive/db.ts has them. */
const putBack = `async (kept) => {
  const tables = {
    jobs: [{ keyPath: 'id', autoIncrement: true }, ['state', 'source']],
    files: [{ keyPath: 'id' }, ['awemeId', ['pathKey', 'unique'], ['jobId', 'state'], 'state', 'savedAt']],
    posts: [{ keyPath: 'awemeId' }, ['secUid', 'createTime']],
    users: [{ keyPath: 'secUid' }, ['uniqueId']],
    facts: [{ keyPath: 'name' }, []],
  };
  const given = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const now = await given(indexedDB.open('clipkeep'));
  const rows = {};
  for (const name of Object.keys(tables)) rows[name] = await given(now.transaction(name).objectStore(name).getAll());
  now.close();
  const undone = ({ id, jobId, awemeId, asset, num, path, pathKey }) =>
    ({ id, jobId, awemeId, asset, num, path, pathKey, state: 'planned', tries: 0 });
  rows.files = rows.files.map((row) => (kept.includes(row.id) ? row : undone(row)));
  const saved = rows.files.filter(({ state }) => state === 'saved').length;
  rows.jobs = rows.jobs.map(({ finishedAt, ...job }) =>
    ({ ...job, state: 'running', counts: { ...job.counts, saved, planned: rows.files.length - saved } }));
  // Both at once: between them the background could open its own.
  indexedDB.deleteDatabase('clipkeep');
  const opening = indexedDB.open('clipkeep', 10);
  opening.onupgradeneeded = () => {
    for (const [name, [key, indexes]] of Object.entries(tables)) {
      const table = opening.result.createObjectStore(name, key);
      for (const one of indexes) {
        if (typeof one === 'string') table.createIndex(one, one);
        else if (one[1] === 'unique') table.createIndex(one[0], one[0], { unique: true });
        else table.createIndex('[' + one.join('+') + ']', one);
      }
    }
  };
  const first = await given(opening);
  const writing = first.transaction(Object.keys(tables), 'readwrite');
  for (const [name, all] of Object.entries(rows)) for (const row of all) writing.objectStore(name).put(row);
  await new Promise((resolve, reject) => Object.assign(writing, { oncomplete: resolve, onabort: () => reject(writing.error) }));
  const { version } = first;
  first.close();
  return version;
}`;
