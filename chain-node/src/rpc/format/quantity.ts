import { type Hex, numberToHex } from 'viem';

/** A number as JSON-RPC writes it: hex without leading zeros. */
export function toQuantity(value: bigint | number): Hex {
  return numberToHex(value);
}
