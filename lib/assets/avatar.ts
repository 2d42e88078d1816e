import type { Asset } from './asset';
import { pictureWant } from './cover';

/** The author's picture as it was when the post was listed. */
export const avatar: Asset = {
  id: 'avatar',
  label: 'Author’s picture',
  byDefault: false,
  wants: ({ author }) => pictureWant([author.avatarUrl], '_avatar'),
};
