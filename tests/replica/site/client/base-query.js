import { appContext } from './context.js';

function cookie(name) {
  const pair = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return pair ? pair.slice(name.length + 1) : '';
}

function systemName() {
  if (/Mac/.test(navigator.platform)) return 'mac';
  return /Win/.test(navigator.platform) ? 'windows' : 'linux';
}

function fromApp() {
  const app = appContext();
  const language = app.language ?? 'en';
  return {
    WebIdLastTime: app.webIdCreatedTime ?? '',
    aid: '1988',
    app_language: language,
    app_name: 'tiktok_web',
    channel: 'tiktok_web',
    data_collection_enabled: String(app.user !== undefined),
    device_id: app.wid ?? '',
    device_platform: 'web_pc',
    odinId: app.odinId ?? '',
    priority_region: app.user === undefined ? '' : (app.region ?? ''),
    region: app.region ?? '',
    user_is_login: String(app.user !== undefined),
    language,
    webcast_language: language,
  };
}

function fromBrowser() {
  return {
    browser_language: navigator.language,
    browser_name: 'Mozilla',
    browser_online: String(navigator.onLine),
    browser_platform: navigator.platform,
    browser_version: navigator.appVersion,
    cookie_enabled: String(navigator.cookieEnabled),
    focus_state: String(document.hasFocus()),
    history_len: String(history.length),
    is_fullscreen: 'false',
    is_page_visible: String(!document.hidden),
    os: systemName(),
    referer: '',
    screen_height: String(screen.height),
    screen_width: String(screen.width),
    tz_name: Intl.DateTimeFormat().resolvedOptions().timeZone,
    verifyFp: cookie('s_v_web_id'),
  };
}

/** Only what would change the query's meaning; the browser itself escapes spaces and the like, and leaves `( ) / ; ,`. */
function escapeValue(value) {
  return String(value).replace(/[%&#+]/g, encodeURIComponent);
}

/** An unsigned API URL as the page builds it: base model and own parameters, capitals first, then by name. */
export function unsignedUrl(path, params) {
  const all = Object.entries({ ...fromApp(), ...fromBrowser(), ...params });
  const query = all
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${escapeValue(value)}`)
    .join('&');
  return `https://www.tiktok.com${path}?${query}`;
}
