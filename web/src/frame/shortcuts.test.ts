import { expect, test } from 'vitest';
import english from '../i18n/en/frame.json' with { type: 'json' };
import { matchShortcut, SHORTCUTS } from './shortcuts.ts';

test('two keys one after the other go to a page', () => {
  expect(matchShortcut('', 'g')).toEqual({ waiting: 'g' });
  expect(matchShortcut('g', 't').shortcut?.does).toEqual({ go: '/trade' });
});

test('a second key that leads nowhere is taken as a first one', () => {
  expect(matchShortcut('g', '?').shortcut?.name).toBe('help');
  expect(matchShortcut('g', 'g')).toEqual({ waiting: 'g' });
  expect(matchShortcut('g', 'z')).toEqual({ waiting: '' });
});

test('no shortcut hides another, and each has its words', () => {
  for (const { keys, name } of SHORTCUTS) {
    expect(
      SHORTCUTS.filter((other) => other.keys === keys || other.keys.startsWith(`${keys} `)),
    ).toHaveLength(1);
    expect(english).toHaveProperty(`key_${name}`);
  }
});
