import type { Address, Hex } from 'viem';

/** Where the contracts of one chain are. Plain JSON, so that it can be kept in a file and served by the edge. */
export interface Deployment {
  chainId: number;
  /** The block in which the last contract was set up: logs before it are of no interest. */
  blockNumber: number;
  /** keccak-256 over the creation code of every contract: another build is another deployment. */
  buildDigest: Hex;
  operator: Address;
  treasury: Address;
  qor: Address;
  tUSD: Address;
  tBTC: Address;
  exchange: Address;
  modelRegistry: Address;
  modelVaultFactory: Address;
}
