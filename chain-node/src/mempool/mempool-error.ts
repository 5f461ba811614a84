import { NodeError } from '../errors/node-error.ts';

/** Why a transaction did not get into the pool. The messages are geth's: wallets and libraries match them. */
export class MempoolError extends NodeError<
  | 'ALREADY_KNOWN'
  | 'NONCE_TOO_LOW'
  | 'NONCE_MAX'
  | 'INTRINSIC_GAS_TOO_LOW'
  | 'EXCEEDS_BLOCK_GAS_LIMIT'
  | 'INSUFFICIENT_FUNDS'
  | 'UNDERPRICED'
  | 'REPLACEMENT_UNDERPRICED'
  | 'SENDER_NOT_EOA'
  | 'OVERSIZED'
  | 'ACCOUNT_LIMIT'
  | 'POOL_FULL'
> {}
