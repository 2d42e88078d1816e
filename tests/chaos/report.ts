import { gearsOf } from '../replica/files/gears';
import { Journal } from '../replica/journal';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { mediaRequests, wholeFiles } from '../stage/read-journal';
import type { Wanted } from '../stage/wanted-files';
import { differencesIn, type Found } from './differences';
import { harmless, struckByKind } from './faults';
import { filesAtOnce, partFiles, readJob, type Scene } from './scene';

/** What came of a run. */
export interface Report {
  /** What was done to it, and what the replica did, by kind. */
  acts: [what: string, times: number][];
  faults: [what: string, times: number][];
  files: number;
  /** Files that came in another encoding of the same post, because the best one failed. */
  otherGear: number;
  media: MediaFigures;
  /** Part files that a killed Chromium had in no record: no extension can name them (lib/jobs/follow-download.ts). */
  forgotten: number;
  /** What is not as it should be, a sentence each. */
  differences: string[];
}

interface MediaFigures {
  requests: number;
  /** Answered by a fault, refused, or cut off. */
  spoilt: number;
  /** Whole and sound answers beyond the first for the same file. */
  repeated: number;
  /** How many of those there may be. */
  bound: number;
}

/** Looks at the disk, the archive, the private file system and the journal. */
export async function reportOn(
  scene: Scene,
  { jobId, wanted, missed }: { jobId: number; wanted: Wanted; missed: number },
): Promise<Report> {
  const { replica, stage, tally } = scene;
  const job = await readJob(scene, jobId);
  const kills = tally.get('kill') ?? 0;
  const media = mediaFigures(replica.journal, kills);
  const parts = partFiles(scene);
  const forgotten = (await nameless(scene)) ? parts.filter((part) => scene.parts.has(part)) : [];
  const found = lookAround(scene);
  const otherGear = wanted.files.filter(({ path, bytes }) => found.folder.get(path)?.equals(bytes) === false);
  const faults = [...struckByKind(replica.faults)].filter(([kind]) => kind !== 'list: captcha');
  const differences = [
    ...differencesIn(found, wanted, (await readArchive(stage)).files, job),
    ...parts.filter((part) => !forgotten.includes(part)).map((part) => `a part file stayed: ${part}`),
    ...(await scratchLeft(scene)).map((name) => `left in the private file system: ${name}`),
    ...(media.repeated > media.bound
      ? [`${media.repeated} transfers repeated, at most ${media.bound} may be`]
      : []),
    ...faults.flatMap(([kind, times]) => (times === 0 ? [`never met: ${kind}`] : [])),
    ...(missed > 0 ? [`${missed} acts never had their turn`] : []),
    // Whatever else happens, a job goes on by itself.
    ...scene.stops.flatMap((code) => (code === 'humanCheck' ? [] : [`waited for the person: ${code}`])),
    ...(forgotten.length > kills * filesAtOnce ? [`${forgotten.length} forgotten part files`] : []),
  ];
  return {
    acts: [...tally].sort(),
    faults,
    files: wanted.files.length,
    otherGear: otherGear.length,
    media,
    forgotten: forgotten.length,
    differences,
  };
}

/** The download folder, and the sound encodings of each video as the replica has them. */
function lookAround({ places, replica }: Scene): Found {
  const soundGears = (awemeId: string) => {
    const post = replica.world.byAwemeId(awemeId);
    return (post ? gearsOf(post) : []).filter(({ format }) => format === 'mp4');
  };
  return {
    downloads: places.downloads,
    folder: readFolder(places.downloads),
    sound: ({ id, bytes }) => {
      const [awemeId = '', asset] = id.split('/');
      if (asset !== 'video') return [bytes];
      return soundGears(awemeId).map(({ name }) => replica.expectedBytes(awemeId, `gear-${name}`));
    },
  };
}

/**
 * Only a killed browser loses whole transfers: those that wait for a slot of the disk, are being written, or whose record
 * is not written yet; never more than the files that are saved at once.
 */
function mediaFigures(journal: Journal, kills: number): MediaFigures {
  const all = mediaRequests(journal);
  const isSound = ({ status, whole, faults }: (typeof all)[number]) =>
    status === 200 && whole && faults.every((id) => id.includes(harmless));
  const sound = all.filter(isSound);
  const files = wholeFiles(Object.assign(new Journal(), { entries: sound }));
  // Another encoding is the same video once more.
  const kept = new Set([...files.keys()].map((file) => file.replace(/gear-.*/, 'video')));
  const repeated = [...files.values()].reduce((sum, times) => sum + times, 0) - kept.size;
  return { requests: all.length, spoilt: all.length - sound.length, repeated, bound: kills * filesAtOnce };
}

/** Whether the browser has no record of a download any more that it may have a part file of: one cancelled has none. */
async function nameless({ own }: Scene): Promise<boolean> {
  return own.evaluate(
    `chrome.downloads.search({ state: 'interrupted' }).then((all) => all.every(({ error }) => error === 'USER_CANCELED'))`,
  );
}

/** What transfers have left, once the last of them has been released: up to ten seconds are waited. */
function scratchLeft({ own }: Scene): Promise<string[]> {
  return own.evaluate(`(async () => {
    const look = async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('transfers').catch(() => undefined);
      const names = [];
      if (folder) for await (const name of folder.keys()) names.push(name);
      return names;
    };
    for (let tries = 0; tries < 50; tries += 1) {
      if ((await look()).length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return look();
  })()`);
}
