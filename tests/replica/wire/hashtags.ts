import { hash32 } from '../world/seeded';

const inText = /([#@])([\p{L}\p{N}_.]+)/gu;

/** `challenges` and `textExtra` of a caption; `start` and `end` count UTF-16 units. */
export function hashtagsOf(desc: string) {
  const marks = [...desc.matchAll(inText)].map((match) => ({
    sign: match[1] ?? '',
    name: match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
  return {
    challenges: marks.filter(({ sign }) => sign === '#').map(({ name }) => challengeOf(name)),
    textExtra: marks.map(({ sign, name, start, end }) => ({
      awemeId: '',
      start,
      end,
      ...(sign === '#'
        ? { hashtagName: name, hashtagId: idOf(name), type: 1 }
        : { userUniqueId: name, hashtagName: '', type: 0 }),
      isCommerce: false,
      subType: 0,
    })),
  };
}

function challengeOf(title: string) {
  const pictures = {
    coverLarger: '',
    coverMedium: '',
    coverThumb: '',
    profileLarger: '',
    profileMedium: '',
    profileThumb: '',
  };
  return { id: idOf(title), title, desc: '', ...pictures };
}

const idOf = (name: string) => String(hash32('hashtag', name));
