import type { Author } from './item';
import type { WireItem } from './wire-item';

/** A post's author; all empty where the reply has none (it happens), so that the rest of the post is kept. */
export function readAuthor(wire: Pick<WireItem, 'author' | 'nickname' | 'authorId' | 'authorSecId'>): Author {
  const { author } = wire;
  if (typeof author !== 'object' || author === null) {
    const uniqueId = author ?? '';
    return { ...nobody, uniqueId, nickname: wire.nickname, uid: wire.authorId, secUid: wire.authorSecId };
  }
  const { id: uid, secUid, uniqueId, nickname, signature, verified, privateAccount } = author;
  const avatarUrl = author.avatarLarger || author.avatarMedium || author.avatarThumb;
  return { uid, secUid, uniqueId, nickname, signature, avatarUrl, verified, privateAccount };
}

const nobody: Author = {
  uid: '',
  secUid: '',
  uniqueId: '',
  nickname: '',
  signature: '',
  avatarUrl: '',
  verified: false,
  privateAccount: false,
};
