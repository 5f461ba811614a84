import type { Block } from '@ethereumjs/block';
import { equalsBytes } from '@ethereumjs/util';
import { nextBaseFee } from './next-base-fee.ts';

type Header = Block['header'];

/** How far ahead of this node's clock a block may be, in seconds. */
const CLOCK_DRIFT_MAX_SECONDS = 15n;

/**
 * What is wrong with a header as the child of `parent`, or `undefined` if nothing is.
 *
 * Times are whole seconds and blocks come several times a second, so a child may carry its parent's timestamp: the
 * rule is "not earlier", where Ethereum says "later".
 */
export function headerFault(parent: Header, header: Header, nowSeconds: bigint): string | undefined {
  if (!equalsBytes(header.parentHash, parent.hash())) return 'parent hash is not the head';
  if (header.number !== parent.number + 1n) return `number is ${header.number}, not ${parent.number + 1n}`;
  if (header.timestamp < parent.timestamp) return 'timestamp is before the parent';
  if (header.timestamp > nowSeconds + CLOCK_DRIFT_MAX_SECONDS) return 'timestamp is in the future';
  if (header.gasLimit !== parent.gasLimit) return 'gas limit differs from the chain';
  if (header.baseFeePerGas !== nextBaseFee(parent)) return 'base fee does not follow EIP-1559';
  return undefined;
}
