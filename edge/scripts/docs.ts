import { writeFile } from 'node:fs/promises';
import { apiDocument } from './apiDocument.ts';
import { readApiDocument } from './readApiDocument.ts';

await writeFile(new URL('../../docs/api.md', import.meta.url), apiDocument(await readApiDocument()));
