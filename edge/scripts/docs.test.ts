import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { apiDocument } from './apiDocument.ts';
import { readApiDocument } from './readApiDocument.ts';

it('docs/api.md is what the schemas say; run `npm run docs -w edge` where it is not', async () => {
  const written = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
  expect(written).toBe(apiDocument(await readApiDocument()));
});
