/** Cards as the site has them, so that a save button comes to each. */
export function addCard(awemeId, at) {
  const card = document.createElement('article');
  card.dataset.e2e = 'recommend-list-item-container';
  card.dataset.awemeId = awemeId;
  card.innerHTML = `<section data-e2e="feed-video" id="media-card-${at}">
    <div id="xgwrapper-${at}-${awemeId}" class="picture"></div>
    <a href="/@somebody_example"><h3 data-e2e="video-author-uniqueid">somebody_example</h3></a></section>
    <section class="css-1-SectionActionBarContainer"></section>`;
  document.querySelector('#column-list-container').append(card);
  return card;
}

/** Lets a card show another post. */
export function changePost(card, awemeId) {
  card.querySelector('[id^="xgwrapper-"]').id = `xgwrapper-0-${awemeId}`;
}

export const buttons = () =>
  [...document.querySelectorAll('clipkeep-button')].map((host) => host.shadowRoot.querySelector('button'));

/** Every word, attribute and style that is to be read in the buttons' open roots. */
export function readButtons() {
  return [...document.querySelectorAll('clipkeep-button')].map(
    (host) => host.outerHTML + host.shadowRoot.innerHTML,
  );
}
