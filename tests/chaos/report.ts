import { gearsOf } from '../replica/files/gears';
import { Journal } from '../replica/journal';
import { readArchive } from '../stage/read-archive';
import { readFolder } from '../stage/read-folder';
import { mediaRequests, wholeFiles } from '../stage/read-journal';
import type { Wanted } from '../stage/wanted-files';
import { complaintsOf, mostRepeatedOf, type Outcome } from './complaints';
import { differencesIn, type Found } from './differences';
import { isHarmless, struckByKind } from './faults';
import { partFiles, readJob, type Scene } from './scene';

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
  const outcome: Outcome = {
    kills,
    ...{ parts, forgotten, scratch: await scratchLeft(scene) },
    ...{ repeated: media.repeated, bound: media.bound },
    ...{ struck: struckRules(scene), missed, idle: scene.idle, stops: scene.stops },
  };
  const archive = await readArchive(stage);
  const differences = [...differencesIn(found, wanted, archive.files, job), ...complaintsOf(outcome)];
  return {
    acts: [...tally].sort(),
    faults: [...struckByKind(replica.faults)].filter(([kind]) => kind !== captcha),
    files: wanted.files.length,
    otherGear: otherGear.length,
    media,
    forgotten: forgotten.length,
    differences,
  };
}

/** A human check is out of the list once it is solved; how often it struck is in the tally. */
function struckRules({ replica, tally }: Scene): Outcome['struck'] {
  const rules = replica.faults.list().filter(({ id }) => id !== captcha);
  return [
    ...rules.map(({ id = '', struck }) => ({ id, struck })),
    { id: captcha, struck: tally.get('captcha') ?? 0 },
  ];
}

const captcha = 'list: captcha';

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

/** What is repeated is what a kill finds waiting for a slot of the disk, being written, or without its record yet. */
export function mediaFigures(journal: Journal, kills: number): MediaFigures {
  const all = mediaRequests(journal);
  const isSound = ({ status, whole, faults }: (typeof all)[number]) =>
    status === 200 && whole && faults.every(isHarmless);
  const sound = all.filter(isSound);
  const files = wholeFiles(Object.assign(new Journal(), { entries: sound }));
  // Another encoding is the same video once more.
  const kept = new Set([...files.keys()].map((file) => file.replace(/gear-.*/, 'video')));
  const repeated = [...files.values()].reduce((sum, times) => sum + times, 0) - kept.size;
  return { requests: all.length, spoilt: all.length - sound.length, repeated, bound: mostRepeatedOf(kills) };
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
