import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import english from './en/index.ts';
import spanish from './es/index.ts';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree))
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  return flat;
}

const LANGUAGES = [
  ['en', flatten(english)],
  ['es', flatten(spanish)],
] as const;
const [[, en], [, es]] = LANGUAGES;

/** Arguments that a message names, whatever their order. */
function argumentsOf(message: string, language: string): string[] {
  const names = new Set<string>();
  const visit = (elements: readonly unknown[]): void => {
    for (const element of elements as {
      type: number;
      value?: string;
      options?: Record<string, { value: unknown[] }>;
    }[]) {
      // 0 is literal text and 7 the # of a plural; everything else names an argument.
      if (element.type !== 0 && element.type !== 7 && element.value) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, language).getAst());
  return [...names].sort();
}

const sources = globSync(['src/**/*.{ts,tsx}', 'app/**/*.tsx'], {
  cwd: join(import.meta.dirname, '..', '..'),
})
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8'))
  .join('\n');
/** Keys that appear whole, and the fixed beginnings of those that are put together: `trade.side_${side}`. */
const literals = new Set(
  [...sources.matchAll(/['"`]([a-zA-Z]+\.[A-Za-z0-9_.-]+)['"`]/g)].map(([, key]) => key ?? ''),
);
const prefixes = [...sources.matchAll(/`([a-zA-Z]+\.[A-Za-z0-9_.-]*)\$\{/g)].map(
  ([, prefix]) => prefix ?? '',
);

test('both languages have the same keys', () => {
  expect([...es.keys()].sort()).toEqual([...en.keys()].sort());
});

test('both languages name the same things in each message', () => {
  const different = [...en].filter(
    ([key, text]) => argumentsOf(text, 'en').join() !== argumentsOf(es.get(key) ?? '', 'es').join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

test('no message is left in the other language', () => {
  // Names, symbols and single words that are the same in both.
  const same = [...en]
    .filter(([key, text]) => es.get(key) === text && /\s\w+\s\w+/.test(text))
    .map(([key]) => key);
  expect(same).toEqual([]);
});

test('every message is used', () => {
  const unused = [...en.keys()].filter(
    (key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

test('every key that the pages name exists', () => {
  const domains = new Set(Object.keys(english));
  const named = [...sources.matchAll(/\bt\(\s*['"`]([a-zA-Z_.-]+)['"`]/g)].map(([, key]) => key ?? '');
  expect(named.filter((key) => domains.has(key.split('.')[0] ?? '') && !en.has(key))).toEqual([]);
  for (const prefix of prefixes.filter((candidate) => domains.has(candidate.split('.')[0] ?? '')))
    expect([...en.keys()].some((key) => key.startsWith(prefix))).toBe(true);
});
