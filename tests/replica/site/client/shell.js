import { appContext } from './context.js';
import { el, icon, picture } from './elements.js';
import { knownAuthors, watchItems } from './item-store.js';
import { go } from './router.js';
import { switchTheme } from './theme.js';

function headerButton(text, e2e, path) {
  const on = { click: () => location.assign(path) };
  return el('button', { type: 'button', infix: 'ButtonLogin', e2e, id: `header-${e2e}`, on }, text);
}

/** Who is signed in; the two buttons are the replica's own way in and out. */
function loginCorner() {
  const user = appContext().user;
  if (user === undefined) return [headerButton('Log in', 'login-button', '/replica/sign-in?as=me_example')];
  const face = picture(user.avatarUri?.[0], user.nickName ?? user.uniqueId, 'ImgAvatar');
  const props = { infix: 'AProfileIcon', e2e: 'profile-icon', title: `@${user.uniqueId}` };
  return [
    headerButton('Log out', 'logout-button', '/replica/sign-out'),
    el('a', { ...props, href: `/@${user.uniqueId}` }, face),
  ];
}

function searchBox() {
  const field = el('input', {
    type: 'search',
    name: 'q',
    placeholder: 'Search @name',
    'aria-label': 'Search',
    autocomplete: 'off',
    e2e: 'search-user-input',
  });
  const search = (event) => {
    event.preventDefault();
    const name = field.value.trim().replace(/^@/, '');
    if (/^[\w.-]+$/.test(name)) go(`/@${name}`);
  };
  const send = el('button', { type: 'submit', 'aria-label': 'Search' }, icon('search', 20));
  return el(
    'form',
    { infix: 'FormElement', e2e: 'search-box', role: 'search', on: { submit: search } },
    field,
    send,
  );
}

function header() {
  const theme = {
    type: 'button',
    infix: 'ButtonTheme',
    'aria-label': 'Dark or light',
    on: { click: switchTheme },
  };
  return el(
    'header',
    { id: 'app-header', infix: 'DivHeaderContainer' },
    el(
      'a',
      { href: '/foryou', infix: 'StyledLinkLogo', e2e: 'tiktok-logo' },
      icon('note', 26),
      el('b', {}, 'replica'),
    ),
    searchBox(),
    el('div', { infix: 'DivHeaderRight' }, el('button', theme, icon('moon', 22)), loginCorner()),
  );
}

function navLink(href, sign, text, e2e) {
  return el('a', { href, e2e, infix: 'StyledLink' }, icon(sign, 26), el('span', {}, text));
}

function suggestedAccounts() {
  const list = el('div', { infix: 'DivUserContainer' });
  watchItems(() => {
    const links = knownAuthors(8).map((author) =>
      el(
        'a',
        { href: `/@${author.uniqueId}`, infix: 'StyledAccountLink' },
        picture(author.avatarThumb, '', 'ImgAvatar'),
        el('span', {}, el('b', {}, author.uniqueId), el('small', {}, author.nickname ?? '')),
      ),
    );
    list.replaceChildren(el('h2', {}, 'Accounts seen here'), ...links);
  });
  return list;
}

function sideNav() {
  const user = appContext().user;
  return el(
    'nav',
    { infix: 'DivSideNavContainer', 'aria-label': 'Main' },
    navLink('/foryou', 'home', 'For You', 'nav-foryou'),
    user && navLink(`/@${user.uniqueId}`, 'person', 'Profile', 'nav-profile'),
    suggestedAccounts(),
  );
}

/** The frame around every page; gives the element that pages are put into. */
export function mountShell(root) {
  const body = el('div', { id: 'main-content', infix: 'DivMainContainer' });
  root.replaceChildren(header(), el('div', { infix: 'DivBodyContainer' }, sideNav(), body));
  return body;
}

/** Marks the link of the page that is shown. */
export function markCurrent() {
  for (const link of document.querySelectorAll('nav a')) {
    if (link.getAttribute('href') === location.pathname) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}
