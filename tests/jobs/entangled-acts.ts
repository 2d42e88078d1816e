import fc from 'fast-check';
import { commandJob, type JobCommand } from '@/lib/jobs/command';
import { fetchAgain } from '@/lib/jobs/disk/fetch-again';
import { ClipkeepError, type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { idAt } from './wire';
import type { World } from './world';

/** Five posts, the last with two photos: with their descriptions eleven files. */
export const posts = 5;
const most = 4;

/** One thing that happens while jobs over the same posts run. Jobs and posts by number, from 0; what isn't there is left out. */
type Act =
  | { act: 'list'; described: boolean }
  | { act: 'click'; post: number }
  | { act: 'look'; rounds: number; ms: number }
  | { act: 'command'; job: number; command: JobCommand }
  | { act: 'spoil'; post: number; code: ProblemCode | undefined }
  | { act: 'refuse'; code: ProblemCode }
  | { act: 'lose'; post: number }
  | { act: 'die'; browser: boolean };

const some = (max: number) => fc.nat({ max });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant('list' as const), described: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('click' as const), post: some(posts - 1) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('look' as const),
      rounds: fc.integer({ min: 1, max: 5 }),
      ms: some(4_000),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('command' as const),
      job: some(most - 1),
      command: fc.constantFrom<JobCommand[]>('cancel', 'pause', 'resume', 'retryFailed', 'stop'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('spoil' as const),
      post: some(posts - 1),
      code: fc.constantFrom<(ProblemCode | undefined)[]>('gone', 'silent', 'diskFull', undefined),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('refuse' as const),
      code: fc.constantFrom<ProblemCode[]>('humanCheck', 'signIn', 'network', 'slowDown'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('lose' as const), post: some(posts - 1) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('die' as const), browser: fc.boolean() }) },
);

/** What happens, and so many turns into what a worker is just doing; null where none is at work. */
export type Moment = [act: Act, turns: number | null];

export const moments: fc.Arbitrary<Moment[]> = fc.array(fc.tuple(act, fc.option(some(80))), {
  minLength: 4,
  maxLength: 16,
});

export async function happen(world: World, [one, turns]: Moment): Promise<void> {
  if (turns === null || one.act === 'die' || one.act === 'look') return perform(world, one);
  const work = world.runOnce();
  for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
  await Promise.all([work, perform(world, one)]);
}

const spoils = new WeakMap<World, Map<number, ProblemCode>>();

async function perform(world: World, one: Act): Promise<void> {
  const jobs = await world.ports.db.jobs.count();
  switch (one.act) {
    case 'list':
      if (jobs < most) await world.start(one.described ? {} : { assets: ['video', 'photos'] });
      return;
    case 'click':
      if (jobs < most) await world.start({ source: 'post', target: { awemeIds: [idAt(one.post)] } });
      return;
    case 'look':
      for (let round = 0; round < one.rounds; round += 1) {
        await world.runOnce();
        world.platform.clock += one.ms;
      }
      return;
    case 'command':
      return commandJob(world.ports, one.job + 1, one.command);
    case 'spoil':
      return spoil(world, one.post, one.code);
    case 'refuse':
      return refuseOnce(world, one.code);
    case 'lose':
      return lose(world, one.post);
    case 'die':
      if (one.browser) world.platform.crash();
      world.restart();
  }
}

/** From now on the files of this post end so; description and media are known by what they hold. */
function spoil(world: World, post: number, code: ProblemCode | undefined): void {
  const all = spoils.get(world) ?? new Map<number, ProblemCode>();
  if (code) all.set(post, code);
  else all.delete(post);
  spoils.set(world, all);
  world.platform.spoilTransfer = (content) => {
    const hit = [...all].find(([at]) => content.includes(idAt(at)) || content === `caption ${at}`);
    return hit && problemOf(hit[1]);
  };
}

function refuseOnce(world: World, code: ProblemCode): void {
  world.tiktok.twist = () => {
    world.tiktok.twist = () => undefined;
    throw new ClipkeepError(code);
  };
}

const deleted = new WeakMap<World, Set<string>>();

/** The names of files that were deleted by hand: what was fetched again and called off may still be missing. */
export function deletedIn(world: World): ReadonlySet<string> {
  return deleted.get(world) ?? new Set();
}

/** The main file of a post is deleted by hand, found missing, and wanted once more. */
async function lose(world: World, post: number): Promise<void> {
  const rows = await world.ports.db.files.where('awemeId').equals(idAt(post)).toArray();
  const gone = rows.filter(({ state, asset }) => state === 'saved' && asset !== 'description');
  const names = gone.map(({ savedAs = '' }) => savedAs);
  for (const name of names) world.platform.disk.delete(name);
  deleted.set(world, new Set([...deletedIn(world), ...names]));
  await fetchAgain(
    world.ports,
    gone.map(({ id }) => id),
    world.platform.clock,
  );
}

/** What pauses jobs is cured. */
export function cure(world: World): void {
  for (const [post, code] of spoils.get(world) ?? []) if (code === 'diskFull') spoil(world, post, undefined);
  world.tiktok.twist = () => undefined;
}
