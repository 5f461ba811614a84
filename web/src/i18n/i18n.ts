import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import english from './en/firstLoad.ts';
import { DEFAULT_LANGUAGE, type Language } from './languages.ts';

/** English is in the first load, because the pages are rendered in it; any other language comes when it is chosen. */
const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<{ default: object }>> = {
  es: () => import('./es/index.ts'),
};

i18next
  .use(ICU)
  .use(initReactI18next)
  .init({
    lng: DEFAULT_LANGUAGE,
    fallbackLng: DEFAULT_LANGUAGE,
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });

/** Switches the whole page without a reload. */
export async function switchLanguage(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    const messages = await LOADERS[language]();
    i18next.addResourceBundle(language, 'translation', messages.default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
