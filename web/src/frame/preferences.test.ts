import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { contrastOf, DEFAULT_PREFERENCES, parsePreferences, themeOf } from './preferences.ts';
import { THEME_SCRIPT } from './themeScript.ts';

test('a page is dark where the work is dense, unless a person said otherwise', () => {
  expect(themeOf('auto', '/trade', false)).toBe('dark');
  expect(themeOf('auto', '/invest', true)).toBe('light');
  expect(themeOf('system', '/invest', true)).toBe('dark');
  expect(themeOf('light', '/trade', true)).toBe('light');
});

test('what was stored by something else does no harm', () => {
  expect(parsePreferences('{"theme":"purple","upDown":7,"numbers":null,"oneClick":"yes"}')).toEqual(
    DEFAULT_PREFERENCES,
  );
  expect(parsePreferences('not json')).toEqual(DEFAULT_PREFERENCES);
});

test('high contrast follows the system until a person chooses', () => {
  expect(contrastOf('system', true)).toBe('more');
  expect(contrastOf('system', false)).toBe('standard');
  expect(contrastOf('standard', true)).toBe('standard');
  expect(contrastOf('more', false)).toBe('more');
});

test('the script before the first paint decides as the page does after it', () => {
  for (const path of ['/', '/trade', '/trade.html', '/invest', '/train', '/traded'])
    for (const system of [false, true])
      for (const stored of [
        null,
        '{"theme":"system"}',
        '{"theme":"dark","upDown":"blue-orange"}',
        '{"theme":"purple","contrast":"more"}',
        '{"contrast":"standard"}',
        'x',
      ]) {
        const dataset: Record<string, string> = {};
        runInNewContext(THEME_SCRIPT, {
          localStorage: { getItem: () => stored },
          location: { pathname: path },
          document: { documentElement: { dataset } },
          matchMedia: () => ({ matches: system }),
        });
        const { theme, upDown, contrast } = parsePreferences(stored);
        expect(dataset.theme).toBe(themeOf(theme, path, system));
        expect(dataset.contrast).toBe(contrastOf(contrast, system));
        expect(dataset.updown ?? 'green-red').toBe(upDown);
      }
});
