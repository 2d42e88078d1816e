import { readLinks } from '@/lib/tiktok/links';
import { makeReading, type TextImport } from './reading';

/** Links and ids, in any text. TikTok's own data export, where it was asked for as text, is one too. */
export const links: TextImport = {
  id: 'links',
  label: 'list of links',
  fits: (text) => readLinks(text.slice(0, 100_000)).some(({ link }) => link?.kind === 'post'),
  read(text) {
    const found = readLinks(text.replace(/^Date:.*$/gim, '').replace(/^Link:/gim, ''));
    const awemeIds = found.flatMap(({ link }) => (link?.kind === 'post' ? [link.awemeId] : []));
    const others = found.filter(({ link }) => link && link.kind !== 'post').length;
    return makeReading({
      wanted: [{ label: 'Links', awemeIds: [...new Set(awemeIds)] }],
      unreadable: found.filter(({ link }) => !link).length,
      notes:
        others > 0 ? ['Links that are not to single posts are passed over: paste those in the popup.'] : [],
    });
  },
};
