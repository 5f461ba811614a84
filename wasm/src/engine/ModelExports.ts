import type { ScratchExports } from './ScratchExports.ts';

/** What build/model.wasm exports (see assembly/model.ts). */
export interface ModelExports extends ScratchExports {
  keccak256(source: number, length: number, target: number): void;
  writeFeatures(candles: number, count: number, windowBars: number, target: number): void;
  networkBytes(layers: number, count: number, steps: number, features: number): number;
  prepareNetwork(
    layers: number,
    count: number,
    steps: number,
    features: number,
    parameters: number,
    work: number,
  ): void;
  inferRows(rows: number, count: number, target: number): void;
  targetLots(
    signal: number,
    entry: number,
    exit: number,
    heldLots: bigint,
    equityQuoteUnits: bigint,
    priceTicks: bigint,
    quoteUnitsPerTickLot: bigint,
  ): bigint;
  backtest(
    candles: number,
    count: number,
    windowBars: number,
    file: number,
    signals: number,
    parameters: number,
    equity: number,
    trades: number,
    metrics: number,
  ): number;
}
