import { DurableObject } from 'cloudflare:workers';
import { deploymentOf } from '../chain/deployment.ts';
import type { Env } from '../env.ts';
import { exchangeOf } from '../exchange/index.ts';
import { firstLine } from '../http/firstLine.ts';
import { type Market, marketBySymbol } from '../markets/markets.ts';
import type { Candle } from './candle.ts';
import type { CandleSource } from './candleSource.ts';
import { chooseSource } from './chooseSource.ts';
import { advance, barAt, type MarketPosition } from './marketPosition.ts';
import { candlesOf, clockOf, closedBars, type MarketView, markTicksOf } from './marketView.ts';
import type { CandlesAnswer, CandlesQuery, ClockAnswer } from './schema.ts';

const TICK_MS = 500;
const LIVE_TICK_MS = 5_000;
/** A tick that comes later than this found the process down or asleep: the market stood still meanwhile. */
const CREDITED_MS_MAX = 3 * TICK_MS;
const DEFAULT_SPEED = 1_800;

/** One market's clock: which bar is forming, and how far it is. Named after the market. */
export class MarketClockObject extends DurableObject<Env> {
  readonly #market: Market;
  readonly #source: CandleSource;
  readonly #speed: number;
  #bars: readonly Candle[] = [];
  #loading: Promise<void> | undefined;
  #position: MarketPosition = { bar: 0, elapsedMs: 0 };
  #startBar = 0;
  #tickedAtMs = 0;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    const market = marketBySymbol(state.id.name ?? '');
    if (!market) throw new Error('a market clock is named after its market');
    this.#market = market;
    this.#source = chooseSource(env, market);
    this.#speed = this.#source.replayed ? Number(env.MARKET_SPEED ?? DEFAULT_SPEED) : 1;
    state.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS position (one INTEGER PRIMARY KEY CHECK (one = 1), source TEXT, start_bar INTEGER, bar INTEGER, elapsed_ms REAL)',
    );
  }

  async clock(): Promise<ClockAnswer> {
    await this.#ready();
    return clockOf(this.#view());
  }

  async candles(query: CandlesQuery): Promise<CandlesAnswer> {
    await this.#ready();
    return candlesOf(this.#view(), query);
  }

  /** The newest `count` closed bars in the engine's units, and the index of the last of them. */
  async closedBars(count: number): Promise<{ bars: readonly Candle[]; lastBar: number }> {
    await this.#ready();
    return { bars: closedBars(this.#view(), { limit: count }), lastBar: this.#position.bar - 1 };
  }

  /** Makes sure that the clock ticks; harmless when it does. */
  async wake(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now());
  }

  override async alarm(): Promise<void> {
    const tickMs = this.#source.replayed ? TICK_MS : LIVE_TICK_MS;
    await this.ctx.storage.setAlarm(Date.now() + tickMs);
    await this.#ready();
    const closed = this.#source.replayed ? this.#advanceReplay() : await this.#refreshLive();
    this.#tell(closed);
  }

  #advanceReplay(): number[] {
    const nowMs = Date.now();
    const passedMs = this.#tickedAtMs === 0 ? 0 : Math.min(nowMs - this.#tickedAtMs, CREDITED_MS_MAX);
    this.#tickedAtMs = nowMs;
    const step = advance(this.#position, passedMs * this.#speed, this.#source.barMs, this.#bars.length);
    this.#keep(step.position);
    return step.closedBars;
  }

  async #refreshLive(): Promise<number[]> {
    const formingOpenMs = this.#bars[this.#position.bar]?.openTimeMs ?? 0;
    const nowMs = Date.now();
    this.#bars = await this.#source.load(nowMs);
    this.#standAtLiveBar(nowMs);
    const newest = this.#bars[this.#position.bar]?.openTimeMs ?? 0;
    return newest > formingOpenMs ? [this.#position.bar - 1] : [];
  }

  /**
   * Tells those who follow the market, without waiting: the clock must not stop for them. Quotes move before vaults decide,
   * so that a vault meets a book that knows the close.
   */
  #tell(closedBars: readonly number[]): void {
    const view = this.#view();
    const { symbol } = this.#market;
    const barClosed = closedBars.length > 0;
    const failed = (who: string) => (error: unknown) =>
      console.warn(`${who} did not hear the clock:`, firstLine(error));
    this.ctx.waitUntil(exchangeOf(this.env).publishClock(clockOf(view)).catch(failed('exchange')));
    // Without a chain nobody has funds to quote or to decide about.
    if (!deploymentOf(this.env)) return;
    const quoted = this.env.MARKET_MAKER.getByName(symbol)
      .markMoved(markTicksOf(view), barClosed)
      .catch(failed('market maker'));
    this.ctx.waitUntil(
      barClosed
        ? quoted.then(() => this.env.VAULT_RUNNER.getByName(symbol).barClosed()).catch(failed('vault runner'))
        : quoted,
    );
  }

  #ready(): Promise<void> {
    this.#loading ??= this.#load().catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const nowMs = Date.now();
    this.#bars = await this.#source.load(nowMs);
    if (!this.#source.replayed) return this.#standAtLiveBar(nowMs);
    const kept = this.ctx.storage.sql
      .exec<{ source: string; start_bar: number; bar: number; elapsed_ms: number }>('SELECT * FROM position')
      .toArray()[0];
    // Another source has other bars: a position in the old ones means nothing.
    if (kept && kept.source === this.#source.label) {
      this.#startBar = kept.start_bar;
      this.#position = { bar: kept.bar, elapsedMs: kept.elapsed_ms };
      return;
    }
    this.#startBar = this.#chooseStart();
    this.#keep({ bar: this.#startBar, elapsedMs: 0 });
  }

  #chooseStart(): number {
    const wantedMs =
      this.env.MARKET_START === undefined ? this.#source.defaultStartMs : Number(this.env.MARKET_START);
    const bar = wantedMs === null ? 0 : barAt(this.#bars, wantedMs);
    // A file that ends before the wanted time is replayed from its second third, so that there is history to train on.
    return bar > 0 && bar < this.#bars.length ? bar : Math.floor(this.#bars.length / 3);
  }

  #standAtLiveBar(nowMs: number): void {
    const last = this.#bars.length - 1;
    const openTimeMs = (this.#bars[last] as Candle).openTimeMs;
    // The exchange shows a new bar only after its first trade; until then the last bar has closed and none is forming yet.
    this.#position = { bar: last, elapsedMs: Math.min(nowMs - openTimeMs, this.#source.barMs) };
    this.#startBar = 0;
  }

  #keep(position: MarketPosition): void {
    this.#position = position;
    this.ctx.storage.sql.exec(
      'INSERT OR REPLACE INTO position VALUES (1, ?, ?, ?, ?)',
      this.#source.label,
      this.#startBar,
      position.bar,
      position.elapsedMs,
    );
  }

  #view(): MarketView {
    return {
      market: this.#market,
      source: this.#source,
      bars: this.#bars,
      position: this.#position,
      startBar: this.#startBar,
      speed: this.#speed,
      nowMs: Date.now(),
    };
  }
}
