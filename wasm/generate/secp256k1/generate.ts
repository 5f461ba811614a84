import { mkdirSync, writeFileSync } from 'node:fs';
import { field29 } from './field29.ts';
import { field51 } from './field51.ts';
import { scalar29 } from './scalar29.ts';
import { tables } from './tables.ts';

const TARGET = new URL('../../assembly/secp256k1/generated/', import.meta.url);
const files = { field29, scalar29, field51, tables };

/**
 * Writes the unrolled field arithmetic and the constants that assembly/secp256k1 imports: a step of the build, whose
 * output is not kept in the repository.
 */
export function generateSecp256k1(): void {
  mkdirSync(TARGET, { recursive: true });
  for (const [name, write] of Object.entries(files)) {
    const header = `// Written by generate/secp256k1/${name}.ts.\n\n`;
    writeFileSync(new URL(`${name}.ts`, TARGET), header + write());
  }
}
