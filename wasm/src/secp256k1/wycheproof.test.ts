import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadEveryPath } from './everyPath.ts';
import type { SignatureRules } from './Signatures.ts';

/** Vectors of C2SP/wycheproof that stand beside the project on developers' machines. */
const shared = process.env.QCA_SHARED ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared');
const folder = join(shared, 'vectors', 'wycheproof', 'testvectors_v1');
const isThere = existsSync(folder);
if (!isThere)
  console.warn('SKIPPED: no wycheproof vectors found (set QCA_SHARED to the folder that has them).');

const FILES: [file: string, parse: (signature: Buffer) => Uint8Array | undefined, rules: SignatureRules][] = [
  ['ecdsa_secp256k1_sha256_test.json', parseDer, { lowS: 'any' }],
  ['ecdsa_secp256k1_sha256_bitcoin_test.json', parseDer, { lowS: 'required' }],
  ['ecdsa_secp256k1_sha256_p1363_test.json', parseP1363, { lowS: 'any' }],
];

interface Vectors {
  readonly numberOfTests: number;
  readonly testGroups: readonly {
    readonly publicKey: { readonly uncompressed: string };
    readonly tests: readonly { tcId: number; comment: string; msg: string; sig: string; result: string }[];
  }[];
}

describe.skipIf(!isThere)('Wycheproof', () => {
  test.each(FILES)('%s', async (file, parse, rules) => {
    const every = await loadEveryPath();
    const { testGroups, numberOfTests } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Vectors;
    let seen = 0;
    for (const { publicKey, tests } of testGroups) {
      const key = Buffer.from(publicKey.uncompressed, 'hex').subarray(1);
      for (const { tcId, comment, msg, sig, result } of tests) {
        const digest = createHash('sha256').update(msg, 'hex').digest();
        const signature = parse(Buffer.from(sig, 'hex'));
        for (const [path, secp256k1] of every) {
          const isValid = signature !== undefined && secp256k1.verify(digest, signature, key, rules);
          expect(isValid, `${tcId} ${comment}, ${path}`).toBe(result === 'valid');
        }
        seen++;
      }
    }
    expect(seen).toBe(numberOfTests);
  });
});

function parseP1363(signature: Buffer): Uint8Array | undefined {
  return signature.length === 64 ? signature : undefined;
}

/** SEQUENCE { INTEGER r, INTEGER s } in DER (X.690), as 64 bytes; undefined for any other encoding or longer numbers. */
function parseDer(der: Buffer): Uint8Array | undefined {
  const sequence = readElement(der, 0, 0x30);
  const r = sequence && readElement(der, sequence.start, 0x02);
  const s = r && readElement(der, r.end, 0x02);
  if (!s || s.end !== sequence.end || sequence.end !== der.length) return undefined;
  const numbers = [r, s].map(({ start, end }) => readUnsigned(der.subarray(start, end)));
  if (numbers.some((number) => number === undefined)) return undefined;
  return new Uint8Array(Buffer.concat(numbers as Uint8Array[]));
}

function readElement(der: Buffer, at: number, tag: number): { start: number; end: number } | undefined {
  const [found, first = 0, second = 0] = der.subarray(at);
  // Lengths from 128 on take a second byte, and only they may.
  const isLong = first === 0x81 && second >= 0x80;
  if (found !== tag || (first >= 0x80 && !isLong)) return undefined;
  const start = at + (isLong ? 3 : 2);
  const end = start + (isLong ? second : first);
  return end <= der.length ? { start, end } : undefined;
}

/** A number that is not negative, without needless zeros, in 32 bytes. */
function readUnsigned(bytes: Buffer): Uint8Array | undefined {
  const [first, second = 0x80] = bytes;
  if (first === undefined || first >= 0x80 || (first === 0 && bytes.length > 1 && second < 0x80))
    return undefined;
  const digits = first === 0 ? bytes.subarray(1) : bytes;
  return digits.length > 32 ? undefined : Buffer.concat([Buffer.alloc(32 - digits.length), digits]);
}
