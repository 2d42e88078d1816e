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
