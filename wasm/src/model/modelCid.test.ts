import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { expect, test } from 'vitest';
import { modelCid } from './modelCid.ts';

const RAW = 0x55;
const SHA2_256 = 0x12;

test('a content id is what multiformats makes of the bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
      const digest = createHash('sha256').update(bytes).digest();
      expect(await modelCid(bytes)).toBe(CID.createV1(RAW, create(SHA2_256, digest)).toString());
    }),
  );
});

test('the empty file has the id that IPFS gives it', async () => {
  expect(await modelCid(new Uint8Array())).toBe(
    'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
  );
});
