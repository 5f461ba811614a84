import type { FillRow } from './fillStore.ts';
import { rows, type Sql } from './sql.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** 1970 began on a Thursday; weeks begin on Monday. */
const WEEK_OFFSET_MS = 4 * DAY_MS;

/** Lengths of a bar by the names that bots know. */
export const CANDLE_INTERVALS = {
  '1m': MINUTE_MS,
  '3m': 3 * MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1h': HOUR_MS,
  '2h': 2 * HOUR_MS,
  '4h': 4 * HOUR_MS,
  '6h': 6 * HOUR_MS,
  '12h': 12 * HOUR_MS,
  '1d': DAY_MS,
  '1w': 7 * DAY_MS,
} as const;

export type CandleInterval = keyof typeof CANDLE_INTERVALS;

export interface TradeCandleRow {
  market: number;
  interval_ms: number;
  open_time_ms: number;
  open_ticks: number;
  high_ticks: number;
  low_ticks: number;
  close_ticks: number;
  volume_lots: number;
  /** Sum of ticks × lots; it may pass 2^53, so it is read as text. */
  tick_lots: string;
  trades: number;
}

const COLUMNS = `market, interval_ms, open_time_ms, open_ticks, high_ticks, low_ticks, close_ticks, volume_lots,
  CAST(tick_lots AS TEXT) AS tick_lots, trades`;

/** Bars of all lengths out of fills. A group's fills are folded in memory and written with it, one statement for all. */
export class TradeCandles {
  readonly #sql: Sql;
  #pending = new Map<string, TradeCandleRow>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  add(fill: FillRow): void {
    for (const intervalMs of Object.values(CANDLE_INTERVALS)) {
      const openTimeMs = openTimeOf(fill.time_ms, intervalMs);
      const key = `${fill.market}.${intervalMs}.${openTimeMs}`;
      this.#pending.set(key, withFill(this.#pending.get(key), fill, intervalMs, openTimeMs));
    }
  }

  /** Merges what was added into what is kept. Belongs into the transaction that holds the fills. */
  flush(): void {
    if (this.#pending.size === 0) return;
    const written = [...this.#pending.values()];
    this.#pending = new Map();
    this.#sql.exec(
      `INSERT INTO trade_candles
        SELECT value->>'market', value->>'interval_ms', value->>'open_time_ms', value->>'open_ticks', value->>'high_ticks',
          value->>'low_ticks', value->>'close_ticks', value->>'volume_lots', CAST(value->>'tick_lots' AS INTEGER), value->>'trades'
        FROM json_each(?) WHERE true
      ON CONFLICT (market, interval_ms, open_time_ms) DO UPDATE SET
        high_ticks = max(high_ticks, excluded.high_ticks), low_ticks = min(low_ticks, excluded.low_ticks),
        close_ticks = excluded.close_ticks, volume_lots = volume_lots + excluded.volume_lots,
        tick_lots = tick_lots + excluded.tick_lots, trades = trades + excluded.trades`,
      JSON.stringify(written),
    );
  }
}

export function openTimeOf(timeMs: number, intervalMs: number): number {
  const offset = intervalMs === CANDLE_INTERVALS['1w'] ? WEEK_OFFSET_MS : 0;
  return timeMs - ((((timeMs - offset) % intervalMs) + intervalMs) % intervalMs);
}

/** The newest bars that open before `endMs`, and not before `startMs`; ascending. */
export function readTradeCandles(
  sql: Sql,
  market: number,
  interval: CandleInterval,
  {
    startMs = 0,
    endMs = Number.MAX_SAFE_INTEGER,
    limit,
  }: { startMs?: number; endMs?: number; limit: number },
): TradeCandleRow[] {
  return rows<TradeCandleRow>(
    sql,
    `SELECT ${COLUMNS} FROM trade_candles WHERE market = ? AND interval_ms = ? AND open_time_ms >= ? AND open_time_ms < ?
      ORDER BY open_time_ms DESC LIMIT ?`,
    market,
    CANDLE_INTERVALS[interval],
    startMs,
    endMs,
    limit,
  ).reverse();
}

function withFill(
  bar: TradeCandleRow | undefined,
  fill: FillRow,
  intervalMs: number,
  openTimeMs: number,
): TradeCandleRow {
  const { price_ticks: ticks, quantity_lots: lots } = fill;
  return {
    market: fill.market,
    interval_ms: intervalMs,
    open_time_ms: openTimeMs,
    open_ticks: bar?.open_ticks ?? ticks,
    high_ticks: Math.max(bar?.high_ticks ?? ticks, ticks),
    low_ticks: Math.min(bar?.low_ticks ?? ticks, ticks),
    close_ticks: ticks,
    volume_lots: (bar?.volume_lots ?? 0) + lots,
    tick_lots: (BigInt(bar?.tick_lots ?? 0) + BigInt(ticks) * BigInt(lots)).toString(),
    trades: (bar?.trades ?? 0) + 1,
  };
}
