import type { Asset } from './asset';

/** The caption as written, which a file name can only hold in part; a photo post's title stands above it. */
export const description: Asset = {
  id: 'description',
  label: 'Caption as text',
  byDefault: true,
  madeHere: true,
  wants: ({ title, desc }) => {
    const text = [title, desc].filter((part) => part.trim()).join('\n\n');
    return text ? [{ num: 1, suffix: '', ext: 'txt', body: { kind: 'text', text } }] : [];
  },
};
