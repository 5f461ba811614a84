import i18next from 'i18next';
import './i18n.ts';

/** Adds one page's English to what every page has, so that the first load carries only the words it shows. */
export function addMessages(domain: string, english: object): void {
  i18next.addResourceBundle('en', 'translation', { [domain]: english }, true, true);
}
