import type { Application } from '../consensus/application.ts';
import type { ValueId } from '../consensus/messages.ts';
import type { Mempool } from '../mempool/mempool.ts';
import type { BlockProposal, Chain } from './chain.ts';
import { ChainError } from './chain.ts';

/** Transactions offered to one block: more plain transfers than its gas pays for. */
const BLOCK_TRANSACTIONS_MAX = 3_000;

/** What consensus decides on here: blocks, made from the mempool on the head of the chain. */
export class ChainApplication implements Application {
  readonly #chain: Chain;
  readonly #mempool: Mempool;
  readonly #now: () => number;
  readonly #buildTimeMaxMs: number;
  /** Proposals of the height being decided: one for each round this node proposed in. */
  readonly #proposals = new Map<ValueId, BlockProposal>();

  /** @param buildTimeMaxMs a block takes in no further transaction after this long */
  constructor(chain: Chain, mempool: Mempool, now: () => number, buildTimeMaxMs: number) {
    this.#chain = chain;
    this.#mempool = mempool;
    this.#now = now;
    this.#buildTimeMaxMs = buildTimeMaxMs;
  }

  nextHeight(): bigint {
    return this.#chain.head.number + 1n;
  }

  async propose(): Promise<ValueId> {
    const nowMs = this.#now();
    const { baseFeePerGas } = this.#chain.nextEnvironment(nowMs);
    const candidates = this.#mempool.select(baseFeePerGas, BLOCK_TRANSACTIONS_MAX);
    const isFull = () => this.#now() - nowMs >= this.#buildTimeMaxMs;
    const proposal = await this.#chain.propose(candidates, nowMs, isFull);
    for (const { transaction, retry } of proposal.excluded) if (!retry) this.#mempool.drop(transaction);
    this.#proposals.set(proposal.chainBlock.hash, proposal);
    return proposal.chainBlock.hash;
  }

  isValid(valueId: ValueId): boolean {
    const proposal = this.#proposals.get(valueId);
    return proposal !== undefined && this.#chain.fault(proposal, this.#now()) === undefined;
  }

  async commit(valueId: ValueId): Promise<void> {
    const proposal = this.#proposals.get(valueId);
    if (proposal === undefined)
      throw new ChainError('UNKNOWN_PROPOSAL', `decided on an unknown block ${valueId}`);
    this.#proposals.clear();
    await this.#chain.commit(proposal, (included) =>
      this.#mempool.applyBlock(included, proposal.update.diff.accounts),
    );
  }
}
