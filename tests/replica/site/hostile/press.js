import { buttons, changePost } from './cards.js';

/** Presses every button as a script can. */
export function pressByScript() {
  for (const button of buttons()) {
    button.click();
    button.focus();
    const common = { bubbles: true, composed: true, cancelable: true };
    for (const type of ['pointerdown', 'pointerup', 'click'])
      button.dispatchEvent(
        new PointerEvent(type, { ...common, pointerType: 'mouse', detail: 1, isPrimary: true }),
      );
    for (const type of ['mousedown', 'mouseup', 'click']) button.dispatchEvent(new MouseEvent(type, common));
    for (const key of ['Enter', ' '])
      for (const type of ['keydown', 'keypress', 'keyup'])
        button.dispatchEvent(new KeyboardEvent(type, { ...common, key }));
    const lying = new MouseEvent('click', common);
    try {
      Object.defineProperty(lying, 'isTrusted', { value: true });
    } catch {
      // The platform forbids it.
    }
    button.dispatchEvent(lying);
  }
}

/** Spreads the first button, unseen, over everything. */
export function spreadButton() {
  const [button] = buttons();
  button.style.cssText =
    'position:fixed!important;inset:0;width:100vw;height:100vh;opacity:0.01;z-index:2147483647';
  document.querySelectorAll('clipkeep-button')[0].style.cssText =
    'position:fixed;inset:0;inline-size:100vw;block-size:100vh;z-index:2147483647';
}

/** As it looks, but as good as invisible. */
export function fadeButton() {
  document.querySelectorAll('clipkeep-button')[0].style.opacity = '0.05';
}

/** Makes the whole page the label of the first button: a real click on it presses the button. */
export function labelButton() {
  const [button] = buttons();
  button.id = 'pressed-by-label';
  const label = document.createElement('label');
  label.htmlFor = button.id;
  label.style.cssText = 'position:fixed;inset:0;z-index:2147483647';
  button.getRootNode().append(label);
}

/** Takes the button itself out of its root and puts it where the person will click. */
export function kidnapButton() {
  const [button] = buttons();
  button.style.cssText = 'position:fixed;left:300px;top:300px;width:60px;height:60px;z-index:2147483647';
  document.body.append(button);
}

/** Between the pointer's going down and the click, another post takes the place of the one that was aimed at. */
export function swapOnPress(awemeId) {
  const [card] = document.querySelectorAll('article');
  window.addEventListener('pointerdown', () => changePost(card, awemeId), { capture: true, once: true });
}

/** What the page does when somebody presses something, before anybody who began to listen after its first script. */
const atPress = [];
for (const type of ['pointerdown', 'click', 'keydown'])
  window.addEventListener(
    type,
    (event) => {
      for (const act of atPress) act(event);
    },
    true,
  );

/** Spreads the first button as above until an event of this type; then it is small and to be seen where the person presses. */
export function spreadUntil(type) {
  spreadButton();
  const [host] = document.querySelectorAll('clipkeep-button');
  atPress.push((event) => {
    if (event.type !== type) return;
    host.style.cssText = `position:fixed;left:${event.clientX - 24}px;top:${event.clientY - 24}px;margin:0`;
    buttons()[0].style.cssText = '';
  });
}

/** Takes the button out of its root until the click. */
export function kidnapUntilClick() {
  const [button] = buttons();
  const home = button.parentNode;
  kidnapButton();
  atPress.push(({ type }) => {
    if (type !== 'click') return;
    button.style.cssText = '';
    home.prepend(button);
  });
}

/** Does something to what is to be seen of the first button, which takes the pointer as before. */
export function hideFace(css) {
  buttons()[0].querySelector('.face').style.cssText = css;
}

/** Gives the first button a part that lies, unseen, over the whole page. */
export function growPart() {
  const part = document.createElement('span');
  part.style.cssText = 'position:fixed;inset:0;z-index:2147483647';
  buttons()[0].append(part);
}

/** Gives the first button the focus at each key, and its card the next of these posts. */
export function stealFocus(awemeIds) {
  const [card] = document.querySelectorAll('article');
  let keys = 0;
  atPress.push(({ type }) => {
    if (type !== 'keydown') return;
    buttons()[0].focus();
    keys += 1;
    changePost(card, awemeIds[keys % awemeIds.length]);
  });
}

/** Gives the first button the focus at a key that goes down in a frame, where nobody else hears of it. */
export function stealFocusFromFrame() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const field = frame.contentDocument.createElement('input');
  frame.contentDocument.body.append(field);
  field.focus();
  frame.contentWindow.addEventListener('keydown', () => buttons()[0].focus());
}
