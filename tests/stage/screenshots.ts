import { photographArchive } from './pictures/archive-scenes';
import { photographAtWork } from './pictures/at-work';
import { photographOptions } from './pictures/options-scenes';
import { photographPopup } from './pictures/popup-scenes';
import { photographSite } from './pictures/site-scenes';

/** `npm run screenshots`: the README's pictures into tests/pictures/, and every state for the eye into screenshots/. */
const sets = {
  work: photographAtWork,
  options: photographOptions,
  site: photographSite,
  popup: photographPopup,
  archive: photographArchive,
};
const wanted = process.argv.slice(2);

for (const [name, take] of Object.entries(sets))
  if (wanted.length === 0 || wanted.includes(name)) await take();
