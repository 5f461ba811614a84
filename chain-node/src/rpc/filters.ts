import { randomBytes } from 'node:crypto';
import type { Hex } from 'viem';
import type { LogQuery } from '../state/log-index.ts';
import { RpcError } from './rpc-error.ts';

/** What a poller asked for, and how far it has been told. `next` counts blocks or arrivals. */
export type Filter =
  | { readonly kind: 'blocks'; next: bigint }
  | { readonly kind: 'pendingTransactions'; next: bigint }
  | {
      readonly kind: 'logs';
      next: bigint;
      readonly query: LogQuery;
      readonly from: bigint;
      readonly to: bigint | null;
    };

const FILTERS_MAX = 4_096;
/** A filter that nobody polls for this long is gone, as in geth. */
const IDLE_MAX_MS = 5 * 60 * 1_000;
const ID_BYTES = 16;

/** Filters by id. They hold a position in the chain, not a queue, so an idle one costs nothing. */
export class Filters {
  readonly #filters = new Map<Hex, { readonly filter: Filter; usedMs: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws {RpcError} if there are too many */
  add(filter: Filter): Hex {
    this.#sweep();
    if (this.#filters.size >= FILTERS_MAX)
      throw new RpcError('LIMIT_EXCEEDED', `more than ${FILTERS_MAX} filters`);
    const id: Hex = `0x${randomBytes(ID_BYTES).toString('hex')}`;
    this.#filters.set(id, { filter, usedMs: this.#now() });
    return id;
  }

  /** @throws {RpcError} if there is none with this id, or not any more */
  get(id: Hex): Filter {
    this.#sweep();
    const entry = this.#filters.get(id);
    if (entry === undefined) throw new RpcError('SERVER_ERROR', 'filter not found');
    entry.usedMs = this.#now();
    return entry.filter;
  }

  remove(id: Hex): boolean {
    return this.#filters.delete(id);
  }

  #sweep(): void {
    const oldest = this.#now() - IDLE_MAX_MS;
    for (const [id, { usedMs }] of this.#filters) if (usedMs < oldest) this.#filters.delete(id);
  }
}
