import type { Hex } from 'viem';

/** A transaction of the deployment failed. `step` names it. */
export class DeploymentError extends Error {
  readonly code: 'TRANSACTION_FAILED';
  readonly step: string;
  readonly transactionHash: Hex;

  constructor(code: 'TRANSACTION_FAILED', step: string, transactionHash: Hex) {
    super(`Deployment failed at "${step}" (transaction ${transactionHash})`);
    this.name = 'DeploymentError';
    this.code = code;
    this.step = step;
    this.transactionHash = transactionHash;
  }
}
