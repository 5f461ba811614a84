/** The languages that are complete; `i18n/completeness.test.ts` holds them to it. */
export const LANGUAGES = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;
export const DEFAULT_LANGUAGE: Language = 'en';

const STORAGE_KEY = 'qca.language';

/** The language a person chose before, else the browser's first that is complete, else English. */
export function preferredLanguage(stored: string | null, browserLanguages: readonly string[]): Language {
  for (const tag of [stored ?? '', ...browserLanguages]) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language in LANGUAGES) return language as Language;
  }
  return DEFAULT_LANGUAGE;
}

export function readStoredLanguage(): string | null {
  return localStorage.getItem(STORAGE_KEY);
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
}
