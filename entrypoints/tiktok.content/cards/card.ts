import { createSaveButton, type SaveButton } from '../button/save-button';
import type { Theme } from '../button/theme';
import type { ButtonState } from '../button/words';
import type { Place } from './find-place';
import type { CardPost } from './read-post';

/** One shown post with its button. */
export interface Card {
  readonly post: CardPost;
  show(post: CardPost, state: ButtonState): void;
  /** Puts the button there, again where the site has thrown it out. */
  stand(place: Place, theme: Theme): void;
  setTheme(theme: Theme): void;
  remove(): void;
}

/** A page that keeps throwing the button out gets it no more: two observers would chase each other for ever. */
const placingsAtMost = 40;

/** A card for a post; its button is made when it is given a place. */
export function createCard(first: CardPost, pressed: (post: CardPost) => void): Card {
  let post = first;
  let state: ButtonState = { state: 'idle' };
  let look = '';
  let placings = 0;
  let button: SaveButton | undefined;

  const make = (place: Place, theme: Theme): SaveButton => {
    button?.host.remove();
    const made = createSaveButton(place.parent.ownerDocument, place.look, () => pressed(post));
    look = place.look;
    made.setTheme(theme);
    made.show(post, state);
    return made;
  };

  return {
    get post() {
      return post;
    },
    show(nextPost, nextState) {
      if (nextPost.awemeId !== post.awemeId) placings = 0;
      post = nextPost;
      state = nextState;
      button?.show(post, state);
    },
    stand(place, theme) {
      if (!button || look !== place.look) button = make(place, theme);
      if (button.host.parentElement === place.parent || placings >= placingsAtMost) return;
      placings += 1;
      place.parent.insertBefore(button.host, place.before);
    },
    setTheme: (theme) => button?.setTheme(theme),
    remove: () => button?.host.remove(),
  };
}
