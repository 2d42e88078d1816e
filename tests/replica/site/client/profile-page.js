import { askApi, statusOf } from './api.js';
import { firstScope } from './context.js';
import { el } from './elements.js';
import { postGrid } from './grid.js';
import { loading, statusNotice, wentWrong } from './notices.js';
import { profileHeader } from './profile-header.js';
import { listOf, tabRow, tabsFor } from './profile-tabs.js';

/** The account's own data: from the document when it was loaded for it, else from the API. Null: no answer. */
async function readUser(uniqueId) {
  const detail = firstScope('webapp.user-detail');
  return detail ?? (await askApi('/api/user/detail/', { uniqueId, secUid: '', from_page: 'user' }));
}

function showTab(page, tab, user) {
  page.grid?.dispose();
  page.grid = postGrid(listOf(tab, user));
  page.panel.replaceChildren(page.grid.node);
}

function fillProfile(page, userInfo) {
  const { user } = userInfo;
  const shown = tabsFor(user);
  const row = tabRow(shown, (tab) => showTab(page, tab, user));
  page.node.replaceChildren(profileHeader(userInfo), row, page.panel);
  document.title = `${user.nickname || user.uniqueId} (@${user.uniqueId}) | TikTok`;
  showTab(page, shown[0], user);
}

async function loadProfile(page, uniqueId) {
  page.node.replaceChildren(loading());
  const detail = await readUser(uniqueId);
  if (page.over) return;
  if (detail === null) page.node.replaceChildren(wentWrong(() => loadProfile(page, uniqueId)));
  else if (!detail.userInfo?.user?.secUid) page.node.replaceChildren(statusNotice(statusOf(detail) || 10221));
  else fillProfile(page, detail.userInfo);
}

/** `/@user`. Its posts stay in memory for the post that is opened over it. */
export function profilePage({ uniqueId }) {
  const page = {
    node: el('div', { infix: 'DivShareLayoutBase', id: 'main-content-others_homepage' }),
    panel: el('div', { infix: 'DivVideoListPanel', role: 'tabpanel' }),
    over: false,
  };
  document.title = `@${uniqueId} | TikTok`;
  void loadProfile(page, uniqueId);
  const dispose = () => {
    page.over = true;
    page.grid?.dispose();
  };
  return { node: page.node, posts: () => page.grid?.items ?? [], dispose };
}
