import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf, type MessageByKind } from './signedMessages.ts';
import { loadTypedDataDigest } from './typedDataDigest.ts';

type Hex = `0x${string}`;
const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((data): Hex => `0x${Buffer.from(data).toString('hex')}`);
const unsigned = (bits: number) => fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n });
const small = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
const address = hex(20);

const messages: { [K in keyof MessageByKind]: fc.Arbitrary<MessageByKind[K]> } = {
  Order: fc.record({
    account: address,
    marketId: small(31),
    side: small(8),
    orderType: small(8),
    timeInForce: small(8),
    priceTicks: unsigned(64),
    quantityLots: unsigned(64),
    maxFeeBps: small(16),
    expiry: unsigned(64),
    clientOrderId: hex(32),
  }),
  Cancel: fc.record({ account: address, marketId: small(31), clientOrderId: hex(32), expiry: unsigned(64) }),
  Delegation: fc.record({
    account: address,
    sessionKey: address,
    scopes: small(8),
    expiry: unsigned(64),
    nonce: unsigned(256),
  }),
  Revocation: fc.record({ account: address, sessionKey: address, nonce: unsigned(256) }),
  Login: fc.record({ account: address, expiry: unsigned(64), nonce: unsigned(256) }),
  ApiKey: fc.record({
    account: address,
    label: fc.string({ maxLength: 64, unit: 'grapheme' }),
    cancels: fc.boolean(),
    expiry: unsigned(64),
    allowedIps: fc.string(),
    nonce: unsigned(256),
  }),
  ApiKeyEnd: fc.record({ account: address, keyId: fc.string(), nonce: unsigned(256) }),
  SessionAddresses: fc.record({
    account: address,
    sessionKey: address,
    allowedIps: fc.string(),
    nonce: unsigned(256),
  }),
  Halt: fc.record({ scope: address, engaged: fc.boolean(), nonce: unsigned(256) }),
};

it.each(Object.keys(messages) as (keyof MessageByKind)[])('the digest of %s is viem’s', async (kind) => {
  const property = fc.asyncProperty(
    messages[kind],
    address,
    small(31),
    async (message, exchange, chainId) => {
      const domain = { chainId: chainId + 1, exchange };
      expect((await loadTypedDataDigest(domain)).digest(kind, message as never)).toBe(
        digestOf(kind, message as never, domain),
      );
    },
  );
  await fc.assert(property, { numRuns: 40 });
});
