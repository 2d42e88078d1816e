import { addCard, changePost, readButtons } from './cards.js';
import { churn } from './churn.js';
import { forgeMessages, tryDoors } from './forge.js';
import { forgedItem, lieAboutLists } from './lie.js';
import { fadeButton, kidnapButton, labelButton, pressByScript, spreadButton, swapOnPress } from './press.js';
import { loot, redefineThePlatform } from './spy.js';

redefineThePlatform();

document.addEventListener('DOMContentLoaded', () => {
  const ids = (new URLSearchParams(location.search).get('ids') ?? '').split(',').filter(Boolean);
  ids.forEach(addCard);
});

window.hostile = {
  loot,
  addCard,
  changePost,
  readButtons,
  pressByScript,
  spreadButton,
  fadeButton,
  labelButton,
  kidnapButton,
  swapOnPress,
  forgeMessages,
  forgedItem,
  tryDoors,
  lieAboutLists,
  churn,
};
