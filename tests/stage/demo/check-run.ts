import type { FileRow } from '@/lib/archive/rows';
import type { Replica } from '../../replica/replica';
import { isRight, strays } from './check-disk';
import { apiTotal } from './requests';
import type { Check, Run } from './tell';

/** Three acts: a click on one post, the whole profile, the whole profile again. */
export type Acts = [click: Run, profile: Run, again: Run];

/** Holds what was done against what there is. */
export function checkRun(
  [click, profile, again]: Acts,
  replica: Replica,
  who: string,
  downloads: string,
): Check[] {
  const saved = again.files.filter((row) => row.state === 'saved');
  const listed = replica.world.listed(who);
  const have = new Set(saved.map((row) => row.awemeId));
  const lacking = listed.filter((post) => !have.has(post.awemeId) && post.gone === 'no' && !post.ageGated);
  return [
    none(`${saved.length} files on disk are, byte for byte, what TikTok has`, notRight(saved, replica)),
    none(
      `all of the ${listed.length} posts that can be had are here`,
      lacking.map((post) => post.awemeId),
    ),
    none('nothing else lies in the download folder', strays(downloads, saved)),
    equal('the click saved a post', click.fresh.length > 0, true),
    equal('the click cost no API request', apiTotal(click.requests), 0),
    equal('the profile was not asked for what the click had brought', doubles(click, profile), 0),
    equal('the second run asked for no media', again.requests.media, 0),
    equal('the second run saved no file twice', again.fresh.length, 0),
    equal('both runs came to their end', [profile.job.state, again.job.state].join(), 'done,done'),
  ];
}

function notRight(saved: readonly FileRow[], replica: Replica): string[] {
  return saved.filter((row) => !isRight(row, replica)).map((row) => row.id);
}

function doubles(click: Run, profile: Run): number {
  const clicked = new Set(click.fresh.map((row) => row.id));
  return profile.fresh.filter((row) => clicked.has(row.id)).length;
}

function none(what: string, wrong: readonly string[]): Check {
  const more = wrong.length > 3 ? ` and ${wrong.length - 3} more` : '';
  return { what, fault: wrong.slice(0, 3).join(', ') + more };
}

function equal<T>(what: string, found: T, wanted: T): Check {
  return { what, fault: found === wanted ? '' : `${found} instead of ${wanted}` };
}
