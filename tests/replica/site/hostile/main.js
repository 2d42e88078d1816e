import { addCard, changePost, readButtons } from './cards.js';
import { churn } from './churn.js';
import { forgeMessages, tryDoors } from './forge.js';
import { forgedItem, lieAboutLists } from './lie.js';
import {
  fadeButton,
  growPart,
  hideFace,
  kidnapButton,
  kidnapUntilClick,
  labelButton,
  pressByScript,
  spreadButton,
  spreadUntil,
  stealFocus,
  stealFocusFromFrame,
  swapOnPress,
} from './press.js';
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
  spreadUntil,
  kidnapUntilClick,
  hideFace,
  growPart,
  stealFocus,
  stealFocusFromFrame,
  forgeMessages,
  forgedItem,
  tryDoors,
  lieAboutLists,
  churn,
};
