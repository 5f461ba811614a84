import { BaseError, type Hex } from 'viem';

/** `REJECTED`: the node did not take the transaction. `FAILED`: it is in a block and reverted. */
type DeploymentErrorCode = 'TRANSACTION_REJECTED' | 'TRANSACTION_FAILED';

/** A transaction of the deployment went wrong. `step` names it, such as `exchange` or `list tUSD`. */
export class DeploymentError extends Error {
  readonly code: DeploymentErrorCode;
  readonly step: string;
  readonly transactionHash: Hex | undefined;

  constructor(code: DeploymentErrorCode, step: string, details: { transactionHash?: Hex; cause?: unknown }) {
    // viem's whole message would repeat the creation code.
    const { cause, transactionHash } = details;
    const reason = cause instanceof BaseError ? `: ${cause.shortMessage}` : '';
    super(`Deployment went wrong at "${step}" (${transactionHash ?? 'not sent'})${reason}`, { cause });
    this.name = 'DeploymentError';
    this.code = code;
    this.step = step;
    this.transactionHash = transactionHash;
  }
}
