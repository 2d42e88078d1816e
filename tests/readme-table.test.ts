import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { assets } from '@/lib/assets';
import { samples } from '@/lib/naming/samples';
import { sources } from '@/lib/sources';
import { readTree } from './architecture/read-tree';
import { defaultChoices } from './assets/default-choices';
import { calls } from './readme-calls';

/** Every interface in the list that f2 published for TikTok (2024-02), and the one that its text adds. */
const f2 = `
handle_one_video handle_user_post handle_user_like handle_user_collect handle_user_mix handle_user_live handle_user_feed
fetch_one_video fetch_user_post_videos fetch_user_like_videos fetch_user_collect_videos fetch_play_list
fetch_user_mix_videos handler_user_profile get_user_nickname get_or_add_user_data get_or_add_video_data select_playlist
gen_real_msToken gen_false_msToken gen_ttwid gen_odin_tt str_2_endpoint model_2_endpoint get_secuid get_all_secuid
get_uniqueid get_all_uniqueid get_all_secUid get_aweme_id get_all_aweme_id MixIdFetcher format_file_name
create_user_folder rename_user_folder create_or_rename_user_folder fetch_user_profile fetch_user_post fetch_user_like
fetch_user_collect fetch_user_play_list fetch_user_mix fetch_post_detail fetch_post_comment fetch_post_feed
save_last_aweme_id create_download_task handle_download create_stream_tasks handle_stream`
  .trim()
  .split(/\s+/);

const lib = new URL('../lib/', import.meta.url);
const readme = readFileSync(new URL('README.md', lib), 'utf8');
const section = readme.slice(readme.indexOf("## f2's interface list"), readme.indexOf('## Words'));
const rows = [...section.matchAll(/^\| (`.*?) \| (.*?) \|/gm)].map(([, names = '', here = '']) => ({
  names: quoted(names),
  refs: quoted(here),
}));
const refs = [...new Set(rows.flatMap((row) => row.refs))];
const tests = [...readTree(fileURLToPath(new URL('..', import.meta.url)), ['tests']).values()];
/** The engine and the browser need a world around them: their own tests call them. */
const worldly = refs.filter((ref) => /^(?:jobs|archive|browser|\.\.)\//.test(ref));

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
}

function takeApart(ref: string): { file: URL; name: string } {
  const [path = '', name = ''] = ref.split('#');
  return { file: new URL(path, lib), name };
}

function exportsOf(file: URL): string[] {
  const { module } = parseSync(file.pathname, readFileSync(file, 'utf8'));
  return module.staticExports.flatMap(({ entries }) =>
    entries.map(({ exportName }) => exportName.name ?? ''),
  );
}

/** Sources and assets are called by what they are; everything else that is pure has a call of its own. */
function callOf(ref: string): unknown {
  const { name } = takeApart(ref);
  const source = ref.startsWith('sources/') ? sources[name] : undefined;
  if (source) {
    const target = { secUid: 's', awemeIds: ['1'], mixId: '1', collectionId: '1', uniqueId: 'u' };
    return source.ask(target, source.start(target, 1)).path;
  }
  const asset = ref.startsWith('assets/') ? assets.find(({ id }) => id === name) : undefined;
  const [sample] = samples;
  if (asset && sample) return asset.wants(sample.context.item, defaultChoices)[0]?.ext;
  return calls[ref]?.();
}

describe("the table of f2's interfaces in lib/README.md", () => {
  it('has every one of them, once', () => {
    expect(rows.flatMap(({ names }) => names).sort()).toEqual([...f2].sort());
  });

  it('has a counterpart for each', () => {
    const without = rows.filter((row) => row.refs.length === 0).flatMap(({ names }) => names);
    expect(without).toEqual([]);
  });

  it.each(refs)('%s is there', (ref) => {
    const { file, name } = takeApart(ref);
    expect(existsSync(file)).toBe(true);
    expect(exportsOf(file)).toContain(name);
  });

  it.each(refs.filter((ref) => !worldly.includes(ref)))('%s answers when it is called', async (ref) => {
    expect(await callOf(ref)).toBeTruthy();
  });

  it.each(worldly)('%s is called by a test of its own', (ref) => {
    const { name } = takeApart(ref);
    const imports = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from`);
    expect(tests.some((text) => imports.test(text))).toBe(true);
  });

  it('names no call that it does not need', () => {
    expect(Object.keys(calls).filter((ref) => !refs.includes(ref))).toEqual([]);
  });
});
