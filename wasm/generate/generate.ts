import { mkdirSync, writeFileSync } from 'node:fs';
import { keccakF } from './hash/keccakF.ts';
import { sha256Compress } from './hash/sha256Compress.ts';
import { field29 } from './secp256k1/field29.ts';
import { field51 } from './secp256k1/field51.ts';
import { scalar29 } from './secp256k1/scalar29.ts';
import { tables } from './secp256k1/tables.ts';

const ASSEMBLY = new URL('../assembly/', import.meta.url);
const FILES: Record<string, Record<string, () => string>> = {
  hash: { keccakF, sha256Compress },
  secp256k1: { field29, scalar29, field51, tables },
};

/**
 * Writes what is unrolled, and constants that follow from others, into `generated/` folders under assembly/: a step of the
 * build, whose output is not kept in the repository.
 */
export function generateAssembly(): void {
  for (const [folder, files] of Object.entries(FILES)) {
    const target = new URL(`${folder}/generated/`, ASSEMBLY);
    mkdirSync(target, { recursive: true });
    for (const [name, write] of Object.entries(files)) {
      const header = `// Written by generate/${folder}/${name}.ts.\n\n`;
      writeFileSync(new URL(`${name}.ts`, target), header + write());
    }
  }
}
