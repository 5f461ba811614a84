import { type Hex, keccak256, numberToHex, toRlp } from 'viem';

/** A block's header as JSON-RPC gives it; every value is hex. */
export type RpcHeader = Record<string, unknown> & { hash: Hex; parentHash: Hex; number: Hex };

/** Header fields in the order that they are hashed in; the later forks' are there or not. */
const ALWAYS = [
  'parentHash',
  'sha3Uncles',
  'miner',
  'stateRoot',
  'transactionsRoot',
  'receiptsRoot',
  'logsBloom',
  'difficulty',
  'number',
  'gasLimit',
  'gasUsed',
  'timestamp',
  'extraData',
  'mixHash',
  'nonce',
] as const;
const BY_FORK = [
  'baseFeePerGas',
  'withdrawalsRoot',
  'blobGasUsed',
  'excessBlobGas',
  'parentBeaconBlockRoot',
  'requestsHash',
] as const;
const QUANTITIES: ReadonlySet<string> = new Set([
  'difficulty',
  'number',
  'gasLimit',
  'gasUsed',
  'timestamp',
  'baseFeePerGas',
  'blobGasUsed',
  'excessBlobGas',
]);

/**
 * Hashes a header's fields anew (yellow paper 4.4.3): whoever alters one of them has to alter the hash too.
 * @returns the hash and how many fields went into it.
 */
export function hashHeader(header: RpcHeader): { hash: Hex; fields: number } {
  const names = [...ALWAYS, ...BY_FORK.filter((name) => header[name] !== undefined && header[name] !== null)];
  const fields = names.map((name) => {
    const value = header[name] as Hex;
    return QUANTITIES.has(name) ? quantity(BigInt(value)) : value;
  });
  return { hash: keccak256(toRlp(fields)), fields: fields.length };
}

/** RLP's integer: no leading zeros, nothing for zero. */
function quantity(value: bigint): Hex {
  if (value === 0n) return '0x';
  const hex = numberToHex(value);
  return hex.length % 2 === 0 ? hex : `0x0${hex.slice(2)}`;
}
