import { challengeIdOf, marksIn } from '../world/hashtags';

/** `challenges` and `textExtra` of a caption; `start` and `end` count UTF-16 units. */
export function hashtagsOf(desc: string) {
  const marks = marksIn(desc);
  return {
    challenges: marks.filter(({ sign }) => sign === '#').map(({ name }) => wireChallenge(name)),
    textExtra: marks.map(({ sign, name, start, end }) => ({
      awemeId: '',
      start,
      end,
      ...(sign === '#'
        ? { hashtagName: name, hashtagId: challengeIdOf(name), type: 1 }
        : { userUniqueId: name, hashtagName: '', type: 0 }),
      isCommerce: false,
      subType: 0,
    })),
  };
}

/** One of `challenges`, and the heart of a hashtag's own page. */
export function wireChallenge(title: string) {
  const pictures = {
    coverLarger: '',
    coverMedium: '',
    coverThumb: '',
    profileLarger: '',
    profileMedium: '',
    profileThumb: '',
  };
  return { id: challengeIdOf(title), title, desc: '', ...pictures };
}
