import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folder of vectors and real prices that stands beside the project on developers' machines; it is never needed. */
export function findShared(...segments: string[]): string | undefined {
  const path = join(
    resolve(process.env.QCA_SHARED ?? join(import.meta.dirname, '..', '..', 'shared')),
    ...segments,
  );
  return existsSync(path) ? path : undefined;
}
