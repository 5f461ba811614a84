import { log } from '../http/log.ts';
import type { StatusAnswer } from '../system/schema.ts';
import { Alarms } from './alarms.ts';
import type { ExchangeCore } from './exchangeCore.ts';
import type { SettlementState } from './settlement/Settler.ts';
import { type BatchRow, lastSettledSequence, pendingBatchCount } from './store/batchStore.ts';
import { oldestUnsettledMs, settlementDelays } from './store/fillStore.ts';
import type { Sql } from './store/sql.ts';
import { takeTraces } from './store/traceStore.ts';

/** The settlement delay is measured over so many of the newest fills. */
const DELAYS_MEASURED = 1_000;

export interface Load {
  waitingCommands: number;
  orderSockets: number;
  streamReaders: number;
}

interface StatusParts {
  core: ExchangeCore;
  sql: Sql;
  load: () => Load;
  settlement: () => SettlementState | { state: 'off'; reason: null };
}

/** How the exchange is doing, for people, for Prometheus and for alarms. */
export class ExchangeStatus {
  readonly #parts: StatusParts;
  readonly #alarms = new Alarms();

  constructor(parts: StatusParts) {
    this.#parts = parts;
  }

  /** Looks for what is wrong; meant for each tick. */
  look(nowMs: number): void {
    const oldest = oldestUnsettledMs(this.#parts.sql);
    this.#alarms.look({
      settlement: this.#parts.settlement().state,
      oldestUnsettledAgeMs: oldest === undefined ? 0 : nowMs - oldest,
      waitingCommands: this.#parts.load().waitingCommands,
      halted: this.#parts.core.halts.has('exchange'),
    });
  }

  /** A batch is on chain: whoever named its requests finds them in the log again. */
  settled(batch: BatchRow): void {
    const traces = takeTraces(this.#parts.sql, batch.first_sequence, batch.last_sequence);
    log('info', 'settled', {
      batchId: batch.batch_id,
      transaction: batch.tx_hash,
      firstSequence: batch.first_sequence,
      lastSequence: batch.last_sequence,
      fills: batch.fills,
      attempts: batch.attempts,
      traces,
    });
  }

  answer(nowMs: number): StatusAnswer {
    const { core, sql, load, settlement } = this.#parts;
    const delays = settlementDelays(sql, DELAYS_MEASURED);
    const oldest = oldestUnsettledMs(sql);
    return {
      alarms: [...this.#alarms.raised],
      halted: core.halts.has('exchange'),
      sequence: core.sequencer.sequence,
      lastSettledSequence: lastSettledSequence(sql),
      settlement: { ...settlement(), pendingBatches: pendingBatchCount(sql) },
      matchedToSettled: {
        fills: delays.length,
        p50Ms: quantile(delays, 0.5),
        p99Ms: quantile(delays, 0.99),
        oldestUnsettledAgeMs: oldest === undefined ? null : nowMs - oldest,
      },
      load: load(),
    };
  }

  /** The same as numbers under Prometheus' names. */
  gauges(nowMs: number): Record<string, number> {
    const status = this.answer(nowMs);
    const { p50Ms, p99Ms, oldestUnsettledAgeMs } = status.matchedToSettled;
    return {
      edge_sequence: status.sequence,
      edge_settled_sequence: status.lastSettledSequence,
      edge_pending_batches: status.settlement.pendingBatches,
      edge_waiting_commands: status.load.waitingCommands,
      edge_order_sockets: status.load.orderSockets,
      edge_stream_readers: status.load.streamReaders,
      edge_halted: Number(status.halted),
      edge_alarms: status.alarms.length,
      'edge_matched_to_settled_seconds{quantile="0.5"}': (p50Ms ?? 0) / 1_000,
      'edge_matched_to_settled_seconds{quantile="0.99"}': (p99Ms ?? 0) / 1_000,
      edge_oldest_unsettled_seconds: (oldestUnsettledAgeMs ?? 0) / 1_000,
    };
  }
}

/** Nearest rank; null of nothing. */
function quantile(ascending: readonly number[], share: number): number | null {
  return ascending[Math.ceil(ascending.length * share) - 1] ?? null;
}
