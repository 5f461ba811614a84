// What a run assumes. Laid out by src/backtest/settings.ts: 15 × i64, then four thresholds in f32.

export const BPS: i64 = 10000;

export let initialQuoteUnits: i64 = 0;
export let takerFeeBps: i64 = 0;
export let slippageBps: i64 = 0;
export let quoteUnitsPerTickLot: i64 = 0;
export let longExposureBps: i64 = 0;
export let shortExposureBps: i64 = 0;
export let leverageMaxBps: i64 = 0;
export let maintenanceMarginBps: i64 = 0;
export let halfSpreadBps: i64 = 0;
export let impactBps: i64 = 0;
export let volumeShareMaxBps: i64 = 0;
export let stopLossBps: i64 = 0;
export let takeProfitBps: i64 = 0;
export let trailingStopBps: i64 = 0;
export let enterLong: f32 = 0;
export let exitLong: f32 = 0;
export let enterShort: f32 = 0;
export let exitShort: f32 = 0;

export function readSettings(at: usize): void {
  initialQuoteUnits = load<i64>(at, 0);
  takerFeeBps = load<i64>(at, 8);
  slippageBps = load<i64>(at, 16);
  quoteUnitsPerTickLot = load<i64>(at, 32);
  longExposureBps = load<i64>(at, 40);
  shortExposureBps = load<i64>(at, 48);
  leverageMaxBps = load<i64>(at, 56);
  maintenanceMarginBps = load<i64>(at, 64);
  halfSpreadBps = load<i64>(at, 72);
  impactBps = load<i64>(at, 80);
  volumeShareMaxBps = load<i64>(at, 88);
  stopLossBps = load<i64>(at, 96);
  takeProfitBps = load<i64>(at, 104);
  trailingStopBps = load<i64>(at, 112);
  enterLong = load<f32>(at, 120);
  exitLong = load<f32>(at, 124);
  enterShort = load<f32>(at, 128);
  exitShort = load<f32>(at, 132);
}
