import type { Hex, PublicClient } from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';

/** Room for the state to move between estimate and block. */
const GAS_MARGIN_PERCENT = 130n;
const RECEIPT_POLL_MS = 150;
const RECEIPT_POLLS_MAX = 60;

const BUMPS_MAX = 12;

export interface Call {
  to: Hex;
  data?: Hex;
  valueWei?: bigint;
}

/**
 * The one sender of an account's transactions: it signs them one after the other, so that no two take the same nonce.
 * Only one object may own the transactor of an account.
 */
export class Transactor {
  readonly account: PrivateKeyAccount;
  readonly #client: PublicClient;
  readonly #chainId: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: PublicClient, chainId: number, privateKey: Hex) {
    this.#client = client;
    this.#chainId = chainId;
    this.account = privateKeyToAccount(privateKey);
  }

  /** Sends a call. @throws viem's error where it would revert, or where the node does not answer. */
  async send(call: Call): Promise<Hex> {
    return (await this.submit(call)).hash;
  }

  /**
   * Sends a call and says at which nonce. With `previous` it takes that nonce again while no block has used it, at a fee that
   * nodes take as a replacement; else the next free one. @throws as `send`
   */
  submit(call: Call, previous?: { nonce: number; attempts: number }): Promise<{ hash: Hex; nonce: number }> {
    const sent = this.#last.then(() => this.#send(call, previous));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  /** Whether a transaction succeeded, once it is in a block. @throws Error where it does not get into one in time. */
  async succeeded(hash: Hex): Promise<boolean> {
    for (let poll = 0; poll < RECEIPT_POLLS_MAX; poll++) {
      const receipt = await this.#client.request({ method: 'eth_getTransactionReceipt', params: [hash] });
      if (receipt) return receipt.status === '0x1';
      await new Promise((resolve) => setTimeout(resolve, RECEIPT_POLL_MS));
    }
    throw new Error(`transaction ${hash} is in no block yet`);
  }

  async #send(
    { to, data = '0x', valueWei = 0n }: Call,
    previous: { nonce: number; attempts: number } | undefined,
  ): Promise<{ hash: Hex; nonce: number }> {
    const from = this.account.address;
    const [used, pending, estimate, fees] = await Promise.all([
      this.#client.getTransactionCount({ address: from, blockTag: 'latest' }),
      this.#client.getTransactionCount({ address: from, blockTag: 'pending' }),
      this.#client.estimateGas({ account: from, to, data, value: valueWei }),
      this.#client.estimateFeesPerGas(),
    ]);
    const replaces = previous !== undefined && previous.nonce >= used;
    const nonce = replaces ? previous.nonce : pending;
    const bump = (fee: bigint) => (replaces ? bumped(fee, previous.attempts) : fee);
    const signed = await this.account.signTransaction({
      type: 'eip1559',
      chainId: this.#chainId,
      nonce,
      to,
      data,
      value: valueWei,
      gas: (estimate * GAS_MARGIN_PERCENT) / 100n,
      maxFeePerGas: bump(fees.maxFeePerGas),
      maxPriorityFeePerGas: bump(fees.maxPriorityFeePerGas),
    });
    const hash = await this.#client.sendRawTransaction({ serializedTransaction: signed });
    return { hash, nonce };
  }
}

/** A quarter more for each attempt: nodes replace from a tenth more on. Bounded, whatever the count. */
function bumped(fee: bigint, attempts: number): bigint {
  let raised = fee;
  for (let attempt = 0; attempt < Math.min(attempts, BUMPS_MAX); attempt++) raised += raised / 4n + 1n;
  return raised;
}
