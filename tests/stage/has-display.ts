/** Whether a browser window can be shown here; CLIPKEEP_HEADLESS=1 says no. */
export function hasDisplay(): boolean {
  const { CLIPKEEP_HEADLESS, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CLIPKEEP_HEADLESS === '1') return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(DISPLAY || WAYLAND_DISPLAY);
}
