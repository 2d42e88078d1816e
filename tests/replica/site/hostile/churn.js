import { changePost } from './cards.js';

/** Answers every button with more changes than anybody can handle, for as long as `turns` last; gives how many it made. */
export function churn(turns) {
  let made = 0;
  return new Promise((resolve) => {
    const column = document.querySelector('#column-list-container');
    const change = () => {
      if (made >= turns) return;
      made += 1;
      for (let n = 0; n < 1200; n += 1) column.append(document.createElement('i'));
      for (const mark of column.querySelectorAll('i')) mark.remove();
      const [card] = column.querySelectorAll('article');
      changePost(card, String(7_300_000_000_000_000_000n + BigInt(made)));
      for (const host of column.querySelectorAll('clipkeep-button')) host.remove();
    };
    const watch = new MutationObserver(change);
    watch.observe(column, { childList: true, subtree: true, attributes: true });
    const look = () => {
      if (made < turns) {
        change();
        requestAnimationFrame(look);
      } else {
        watch.disconnect();
        resolve(made);
      }
    };
    look();
  });
}
