/** How a person wants the pages to look; kept in this browser. */
export interface Preferences {
  /** `auto` is the page's own: dark where the work is dense, light elsewhere. */
  theme: 'auto' | 'system' | 'light' | 'dark';
  upDown: 'green-red' | 'blue-orange';
}

export const PREFERENCES_KEY = 'qca.preferences';
export const DEFAULT_PREFERENCES: Preferences = { theme: 'auto', upDown: 'green-red' };
/** Pages that are dark where nobody said otherwise. */
export const DARK_PAGES: readonly string[] = ['/trade', '/train'];

export function parsePreferences(text: string | null): Preferences {
  try {
    const { theme, upDown } = JSON.parse(text ?? '{}') as Partial<Preferences>;
    return {
      theme: theme === 'system' || theme === 'light' || theme === 'dark' ? theme : DEFAULT_PREFERENCES.theme,
      upDown: upDown === 'blue-orange' ? upDown : DEFAULT_PREFERENCES.upDown,
    };
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** The theme a page is drawn in. */
export function themeOf(
  preference: Preferences['theme'],
  path: string,
  systemDark: boolean,
): 'light' | 'dark' {
  if (preference === 'light' || preference === 'dark') return preference;
  if (preference === 'system') return systemDark ? 'dark' : 'light';
  return DARK_PAGES.some((page) => path === page || path.startsWith(`${page}/`) || path === `${page}.html`)
    ? 'dark'
    : 'light';
}
