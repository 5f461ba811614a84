import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
}

const themes = ['dark', 'light'].flatMap((theme) => {
  const root = `:root[data-theme="${theme}"]`;
  const [more, colours] = ['[data-contrast="more"]', '[data-updown="blue-orange"]'];
  const plain = block(root);
  const other = { ...plain, ...block(root + colours) };
  const strong = { ...plain, ...block(root + more) };
  const strongOther = { ...strong, ...block(root + more + colours) };
  return [
    [`${theme}, green and red`, plain, { text: 4.5, mark: 3 }],
    [`${theme}, blue and orange`, other, { text: 4.5, mark: 3 }],
    [`${theme}, green and red, high contrast`, strong, { text: 7, mark: 4.5 }],
    [`${theme}, blue and orange, high contrast`, strongOther, { text: 7, mark: 4.5 }],
  ] as const;
});

const SURFACES = ['ink', 'panel', 'raised', 'over'];
const TEXTS = [
  'fg',
  'soft',
  'muted',
  'accent-text',
  'proof-text',
  'alarm-text',
  'pending-text',
  'up-text',
  'down-text',
];
const GRAPHICS = ['accent', 'proof', 'alarm', 'pending', 'up', 'down', 'line-control', 'series-rival'];
const PAIRS: [text: string, on: string][] = [
  ...TEXTS.flatMap((text) => SURFACES.map((surface): [string, string] => [text, surface])),
  ['accent-ink', 'accent-fill'],
  ['alarm-ink', 'alarm-fill'],
  ['up-ink', 'up-fill'],
  ['down-ink', 'down-fill'],
  ['fg', 'accent-tint'],
  ['fg', 'picked'],
  ['fg', 'pending-tint'],
  ['soft', 'pending-tint'],
  ['pending-text', 'pending-tint'],
  ['fg', 'alarm-tint'],
  ['soft', 'alarm-tint'],
  ['alarm-text', 'alarm-tint'],
  ['proof-text', 'proof-tint'],
  ['fg', 'up-tint'],
  ['up-text', 'up-tint'],
  ['fg', 'down-tint'],
  ['down-text', 'down-tint'],
];

test.each(themes)('every text can be read: %s', (_name, tokens, least) => {
  const weak = PAIRS.map(([text, on]) => ({
    text,
    on,
    ratio: contrast(tokens[text] ?? '', tokens[on] ?? ''),
  })).filter(
    // A missing token gives NaN, which is weak too.
    ({ ratio }) => !(ratio >= least.text),
  );
  expect(weak).toEqual([]);
});

test.each(themes)('every mark can be seen: %s', (_name, tokens, least) => {
  const weak = GRAPHICS.flatMap((mark) =>
    ['ink', 'panel'].map((on) => ({ mark, on, ratio: contrast(tokens[mark] ?? '', tokens[on] ?? '') })),
  ).filter(({ ratio }) => !(ratio >= least.mark));
  expect(weak).toEqual([]);
});

test('the measure itself knows black on white and a known grey', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
