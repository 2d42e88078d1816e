import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobRow } from '@/lib/archive/rows';
import { startReplica } from '../replica/replica';
import { usualPattern } from '../stage/check-home';
import { sendCommand, sendStart } from '../stage/send';
import { makeClock } from '../stage/shift-clock';
import { wantedOf } from '../stage/wanted-files';
import { type PlannedAct, planActs } from './acts';
import { chaosCast, chaosHandle } from './cast';
import { act } from './do-act';
import { addFaults } from './faults';
import { type Report, reportOn } from './report';
import { count, enterStage, openTab, pause, readJob, type Scene, wholeCount } from './scene';

export interface ChaosOptions {
  posts: number;
  kills: number;
  seed: string;
  /** Kills strike while a file is being handed over: what Chromium forgets then is beyond an extension (note-download.ts). */
  aimed?: boolean;
  /** What is on disk stays, for whoever looks for the reason, where the run broke off or found a difference. */
  keep?: boolean;
  /** Told how it goes, a line at a time. */
  say?(line: string): void;
}

/** How often the person presses Retry at the end, at most. */
const mostRetries = 5;
const lookMs = 150;
/** The job itself is asked less often: each time opens its database once more. */
const askMs = 1_000;
/** Without a new file or act for so long (ms), a run has come to a stop: longer than any back-off of ours. */
const patienceMs = 300_000;

/** Saves somebody's posts while everything goes wrong, and reports what came of it. */
export async function runChaos(options: ChaosOptions): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'clipkeep-chaos-'));
  const scene = await beginScene(folder, options);
  let well = false;
  try {
    const report = await play(scene, options);
    well = report.differences.length === 0;
    return report;
  } finally {
    await scene.close();
    if (options.keep && !well) options.say?.(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function beginScene(folder: string, { seed, posts, aimed = false }: ChaosOptions): Promise<Scene> {
  const places = { profile: join(folder, 'profile'), downloads: join(folder, 'downloads') };
  const replica = await startReplica({ seed, users: 0, cast: chaosCast(posts) });
  const begun = { replica, places, clock: makeClock(folder) };
  const scene: Scene = {
    ...begun,
    ...(await enterStage(begun)),
    ...{ tally: new Map(), stops: [], idle: [], parts: new Set(), site: undefined, aimed },
    close: async () => {
      await scene.stage.close();
      await replica.close();
    },
  };
  return scene;
}

async function play(scene: Scene, { posts, kills, seed, say = () => {} }: ChaosOptions): Promise<Report> {
  const { replica, clock } = scene;
  const wanted = wantedOf(replica, replica.world.listed(chaosHandle), usualPattern);
  await openTab(scene);
  addFaults(replica.faults, posts, seed);
  const jobId = await start(scene, posts);
  const acts = planActs(seed, wanted.files.length, kills);
  if (!clock) say('left out: jump clock, for this machine has no C compiler');
  const possible = acts.filter(({ act }) => clock || act !== 'jump clock');
  const missed = await drive(scene, jobId, possible, say);
  return reportOn(scene, { jobId, wanted, missed });
}

async function start({ own, replica }: Scene, posts: number): Promise<number> {
  const { secUid, uniqueId } = replica.world.member(chaosHandle);
  const assets = ['video', 'photos', 'music', 'description'];
  const target = { secUid, uniqueId };
  const started = await sendStart(own, {
    source: 'posts',
    target,
    assets,
    label: `@${uniqueId}`,
    expected: posts,
  });
  if ('jobId' in started) return started.jobId;
  throw new Error(started.problem.sentence);
}

/** Does each act when its turn has come, and what a person would do, until the job is through. Gives how many acts had no turn. */
async function drive(
  scene: Scene,
  jobId: number,
  acts: PlannedAct[],
  say: (line: string) => void,
): Promise<number> {
  const waiting = [...acts];
  let last = { files: -1, at: Date.now() };
  let asked = 0;
  for (;;) {
    const files = wholeCount(scene);
    if (files !== last.files) last = { files, at: Date.now() };
    if (Date.now() - last.at > patienceMs) throw new Error(`The run stands still at ${files} files.`);
    const next = waiting[0];
    if (next && files >= next.files) {
      waiting.shift();
      await pause(next.delay);
      await act(scene, next.act);
      say(`${files} files: ${next.act}`);
      last.at = Date.now();
    } else if (Date.now() - asked > askMs) {
      if (await isThrough(scene, jobId, say)) return waiting.length;
      asked = Date.now();
    } else await pause(lookMs);
  }
}

async function isThrough(scene: Scene, jobId: number, say: (line: string) => void): Promise<boolean> {
  const job = await readJob(scene, jobId);
  if (job.state === 'paused') await solve(scene, job);
  if (job.state === 'paused' || job.state === 'failed') await press(scene, job, 'resume', say);
  if (job.state !== 'done') return false;
  if (job.counts.failed === 0 || (scene.tally.get('person: retryFailed') ?? 0) >= mostRetries) return true;
  await press(scene, job, 'retryFailed', say);
  return false;
}

/** As the person does it, on the page; the page is ours, so it is asked directly. */
async function solve(scene: Scene, { problem }: JobRow): Promise<void> {
  if (problem?.code !== 'humanCheck') return;
  const { faults } = scene.replica;
  const captcha = faults.list().find(({ action }) => action.kind === 'captcha');
  if (!captcha?.struck) return;
  count(scene, 'captcha', captcha.struck);
  faults.solveCaptcha();
}

async function press(
  scene: Scene,
  job: JobRow,
  command: 'resume' | 'retryFailed',
  say: (line: string) => void,
): Promise<void> {
  await sendCommand(scene.own, job.id, command);
  if (command === 'resume') scene.stops.push(job.problem?.code ?? job.state);
  count(scene, `person: ${command}`);
  say(`${job.state} (${job.problem?.code ?? `${job.counts.failed} failed`}): ${command}`);
}
