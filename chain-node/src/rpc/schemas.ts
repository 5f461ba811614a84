import type { Hex } from 'viem';
import { z } from 'zod';

const QUANTITY = /^0x[0-9a-f]{1,64}$/i;
const BYTES = /^0x([0-9a-f]{2})*$/i;

const lowerCase = (value: string) => value.toLowerCase() as Hex;

/** A number as hex: `0x0` to 256 bits. */
export const quantity = z.string().regex(QUANTITY, 'not a hex quantity such as 0x1f').transform(BigInt);

/** Bytes as hex, two digits each. */
export const bytes = z.string().regex(BYTES, 'not hex bytes such as 0x00ff').transform(lowerCase);

export const address = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i, 'not an address of 20 bytes')
  .transform(lowerCase);

export const hash = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/i, 'not a hash of 32 bytes')
  .transform(lowerCase);

/** A storage slot; both `0x0` and 32 bytes are in use. */
export const slot = z
  .string()
  .regex(QUANTITY, 'not a storage slot of at most 32 bytes')
  .transform((value) => `0x${value.slice(2).toLowerCase().padStart(64, '0')}` as Hex);

const tag = z.enum(['latest', 'earliest', 'pending', 'safe', 'finalized']);

/** A block by tag or number. */
export const blockNumberOrTag = z.union([tag, quantity], {
  error: 'not a block number, nor one of latest, earliest, pending, safe, finalized',
});

/** A block whose state is meant: by tag, number, or by EIP-1898's object. */
export const stateBlock = z.union(
  [
    tag,
    quantity,
    z.strictObject({ blockNumber: z.union([tag, quantity]) }),
    z.strictObject({ blockHash: hash, requireCanonical: z.boolean().optional() }),
  ],
  { error: 'not a block number, tag, or EIP-1898 object' },
);

const accessList = z.array(z.object({ address, storageKeys: z.array(slot).max(1_000) })).max(1_000);

/** A transaction to simulate. Fields that only matter for a signed one are accepted and left aside. */
export const callRequest = z.object({
  from: address.optional(),
  to: address.nullish(),
  gas: quantity.nullish(),
  gasPrice: quantity.nullish(),
  maxFeePerGas: quantity.nullish(),
  maxPriorityFeePerGas: quantity.nullish(),
  value: quantity.nullish(),
  data: bytes.nullish(),
  input: bytes.nullish(),
  accessList: accessList.nullish(),
});

const slots = z.record(z.string(), z.string()).transform((entries) => {
  const parsed = z.array(z.tuple([slot, slot])).parse(Object.entries(entries));
  return new Map(parsed);
});

/** State to pretend, by address (geth's "state override set"). */
export const stateOverrides = z.record(
  z.string(),
  z.strictObject({
    balance: quantity.optional(),
    nonce: quantity.optional(),
    code: bytes.optional(),
    state: slots.optional(),
    stateDiff: slots.optional(),
  }),
);

const topic = z.union([hash, z.null()]);

/** Which logs are wanted, and where. */
export const logFilter = z.object({
  address: z.union([address, z.array(address).max(1_000)]).nullish(),
  topics: z
    .array(z.union([topic, z.array(topic).max(1_000)]))
    .max(4)
    .nullish(),
  fromBlock: blockNumberOrTag.nullish(),
  toBlock: blockNumberOrTag.nullish(),
  blockHash: hash.nullish(),
});

export type BlockNumberOrTag = z.output<typeof blockNumberOrTag>;
export type StateBlock = z.output<typeof stateBlock>;
export type CallRequest = z.output<typeof callRequest>;
export type StateOverrides = z.output<typeof stateOverrides>;
export type LogFilter = z.output<typeof logFilter>;
