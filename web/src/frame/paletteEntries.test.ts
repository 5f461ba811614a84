import { expect, test } from 'vitest';
import { chainTarget, findEntries, type PaletteEntry } from './paletteEntries.ts';

const entries: PaletteEntry[] = [
  { key: 'a', group: 'models', label: 'Slow Tide', note: '0x12ab' },
  { key: 'b', group: 'models', label: 'Tidal-3', note: '0x5a31' },
  { key: 'c', group: 'pages', label: 'Trade' },
];

test('every word counts, in the name or in the note', () => {
  expect(findEntries(entries, 'tid').map(({ key }) => key)).toEqual(['b', 'a']);
  expect(findEntries(entries, '5a31 tidal').map(({ key }) => key)).toEqual(['b']);
  expect(findEntries(entries, 'nothing')).toEqual([]);
  expect(findEntries(entries, '  ')).toHaveLength(3);
});

test('an address, a hash and a number lead to the explorer', () => {
  expect(chainTarget(` 0x${'aB'.repeat(20)} `)?.kind).toBe('address');
  expect(chainTarget(`0x${'0'.repeat(64)}`)?.kind).toBe('transaction');
  expect(chainTarget('5,113')).toEqual({ kind: 'block', href: '/explorer?block=5113' });
  expect(chainTarget('0x12')).toBeUndefined();
  expect(chainTarget('Tidal-3')).toBeUndefined();
});
