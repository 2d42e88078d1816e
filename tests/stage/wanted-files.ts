import { compileTemplate } from '@/lib/naming/compile';
import { placeFile } from '@/lib/naming/place';
import type { Template } from '@/lib/naming/template';
import { type ProblemCode, problemOf } from '@/lib/tiktok/errors';
import { makeContext } from '../naming/make-context';
import { fileOf, type Slot } from '../replica/files/file-of';
import { bestGear } from '../replica/files/gears';
import type { Replica } from '../replica/replica';
import { albumTitle } from '../replica/wire/item';
import type { Post } from '../replica/world/post';

/** A file that a complete run brings home. `slot`: which file of the post it is at TikTok; absent where it is made of text. */
export interface WantedFile {
  /** As the archive names it: `awemeId/asset/num`. */
  id: string;
  /** Under the download folder. */
  path: string;
  slot?: Slot;
  bytes: Buffer;
}

/** What can't be had, and the words that its row must have. */
export interface Missing {
  id: string;
  sentence: string;
}

/** What becomes of these posts for a guest who wants the assets that are on by default. */
export interface Wanted {
  files: WantedFile[];
  missing: Missing[];
}

interface Draft {
  asset: string;
  num: number;
  slot: Slot;
  suffix: string;
}

/**
 * What must be on disk and in the archive after a complete run over these posts. Which files, their bytes and their ids are
 * worked out from the replica's world; their paths (`compileTemplate`, `placeFile`) and the sentences of what can't be had
 * (`problemOf`) are the product's own, which have tests of their own.
 */
export function wantedOf(replica: Replica, posts: readonly Post[], template: string): Wanted {
  const compiled = compileTemplate(template);
  if (!compiled.ok) throw new Error(`This template does not compile: ${template}`);
  const each = posts.map((post) => wantedOfPost(replica, post, compiled.template));
  return { files: each.flatMap(({ files }) => files), missing: each.flatMap(({ missing }) => missing) };
}

function wantedOfPost(replica: Replica, post: Post, template: Template): Wanted {
  if (post.ageGated) return { files: [], missing: [missing(`${post.awemeId}/post/1`, 'ageGate')] };
  const drafts = draftsOf(post);
  const text = textFile(post, template);
  if (post.gone !== 'no')
    return {
      files: text,
      missing: drafts.map(({ asset, num }) => missing(`${post.awemeId}/${asset}/${num}`, 'gone')),
    };
  return {
    files: [...drafts.map((draft) => mediaFile(replica, post, draft, template)), ...text],
    missing: [],
  };
}

function draftsOf(post: Post): Draft[] {
  if (post.kind === 'video')
    return [{ asset: 'video', num: 1, slot: `gear-${bestGear(post)?.name ?? ''}`, suffix: '' }];
  const photos = Array.from({ length: post.photos }, (_, at) => ({
    asset: 'photos',
    num: at + 1,
    slot: `photo-${at + 1}`,
    suffix: `_${String(at + 1).padStart(2, '0')}`,
  }));
  const music = { asset: 'music', num: 1, slot: 'music', suffix: '_music' };
  return post.licensed ? photos : [...photos, music];
}

function mediaFile(
  { world, expectedBytes }: Replica,
  post: Post,
  draft: Draft,
  template: Template,
): WantedFile {
  const { asset, num, slot, suffix } = draft;
  const base = fileOf(world, { owner: post.awemeId, slot })?.base ?? '';
  const path = placeFile(template, contextOf(post, num), suffix, base.split('.').pop() ?? '');
  return {
    id: `${post.awemeId}/${asset}/${num}`,
    path,
    slot,
    bytes: expectedBytes(post.awemeId, asset, num),
  };
}

/** The caption, an album's title above it; nothing where there is neither. */
function textFile(post: Post, template: Template): WantedFile[] {
  const text = [albumTitle(post), post.desc].filter((part) => part.trim()).join('\n\n');
  const path = placeFile(template, contextOf(post, 1), '', 'txt');
  return text ? [{ id: `${post.awemeId}/description/1`, path, bytes: Buffer.from(text) }] : [];
}

function contextOf(post: Post, num: number) {
  const { awemeId, createTime, kind, member } = post;
  const { nickname, uniqueId } = member;
  // Half an emoji, which no name on a disk can hold, is read as U+FFFD.
  const desc = post.desc.toWellFormed();
  return makeContext({ awemeId, desc, createTime, kind, nickname, uniqueId }, { num });
}

function missing(id: string, code: ProblemCode): Missing {
  return { id, sentence: problemOf(code).sentence };
}
