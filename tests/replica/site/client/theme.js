const KEY = 'replica_theme';

/** The theme of `?theme=`, else the one chosen before, else the system's. */
function firstTheme() {
  const asked = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem(KEY);
  if (asked === 'dark' || asked === 'light') return asked;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function startTheme() {
  document.documentElement.dataset.theme = firstTheme();
}

/** Light to dark or back, kept for the next page. */
export function switchTheme() {
  const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(KEY, theme);
}
