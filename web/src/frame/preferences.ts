/** How a person wants the pages to look and behave; kept in this browser. */
export interface Preferences {
  /** `auto` is the page's own: dark where the work is dense, light elsewhere. */
  theme: 'auto' | 'system' | 'light' | 'dark';
  upDown: 'green-red' | 'blue-orange';
  contrast: 'system' | 'standard' | 'more';
  /** How figures are grouped: as the language does, or `1,234.5`, `1.234,5`, `1 234,5`. */
  numbers: 'language' | 'comma' | 'point' | 'space';
  /** Fewer redraws, shorter histories, nothing recomputed unasked. */
  dataSaver: boolean;
  /** Orders leave on one press, without a sheet that asks once more. */
  oneClick: boolean;
  /** Single keys do something while nobody types (WCAG 2.1.4 wants a way to turn that off). */
  shortcuts: boolean;
}

export const PREFERENCES_KEY = 'qca.preferences';
export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  upDown: 'green-red',
  contrast: 'system',
  numbers: 'language',
  dataSaver: false,
  oneClick: false,
  shortcuts: true,
};
/** Pages that are dark where nobody said otherwise. */
export const DARK_PAGES: readonly string[] = ['/trade', '/train'];

const CHOICES = {
  theme: ['auto', 'system', 'light', 'dark'],
  upDown: ['green-red', 'blue-orange'],
  contrast: ['system', 'standard', 'more'],
  numbers: ['language', 'comma', 'point', 'space'],
} as const;

export function parsePreferences(text: string | null): Preferences {
  try {
    const stored = JSON.parse(text ?? '{}') as Record<string, unknown>;
    const chosen = Object.entries(CHOICES).map(([name, values]) => [
      name,
      (values as readonly unknown[]).includes(stored[name])
        ? stored[name]
        : DEFAULT_PREFERENCES[name as keyof typeof CHOICES],
    ]);
    return {
      ...(Object.fromEntries(chosen) as Pick<Preferences, keyof typeof CHOICES>),
      dataSaver: stored.dataSaver === true,
      oneClick: stored.oneClick === true,
      shortcuts: stored.shortcuts !== false,
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

/** The contrast a page is drawn in. */
export function contrastOf(preference: Preferences['contrast'], systemMore: boolean): 'standard' | 'more' {
  if (preference === 'system') return systemMore ? 'more' : 'standard';
  return preference;
}
