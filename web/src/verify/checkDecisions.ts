import { type DecisionAnswer, parseDecimal } from '@quantum-chain/edge/client';
import { type Candle, type Command, type ModelEngine, parseModel } from '@quantum-chain/wasm';
import type { CheckRow } from './CheckRow.ts';

/** A vault's decisions, and what its model saw. */
export interface DecisionInputs {
  vault: string;
  file: Uint8Array;
  /** Oldest first. */
  decisions: readonly DecisionAnswer[];
  /** The market's bars by opening time, reaching `windowBars` before the first decision. */
  candles: readonly Candle[];
  market: { priceDecimals: number; quoteUnitsPerTickLot: number };
  /** The command in the log with an order's id, if this tab replayed it. */
  commandOf(orderId: number): Command | undefined;
}

/** Lets the model decide again at each bar and compares signal, target and order. Ends with the first that differs. */
export function checkDecisions(engine: ModelEngine, inputs: DecisionInputs): CheckRow {
  const { windowBars } = parseModel(inputs.file);
  const barAt = new Map(inputs.candles.map((candle, index) => [candle.openTimeMs, index]));
  let checked = 0;
  for (const decision of inputs.decisions) {
    const bar = barAt.get(decision.barOpenTimeMs);
    if (bar === undefined || bar < windowBars) continue;
    const window = inputs.candles.slice(bar - windowBars, bar + 1);
    const ours = redecide(engine, inputs, decision, window);
    const theirs = describe(decision.signal, decision.targetLots, orderText(inputs, decision));
    if (ours !== theirs)
      return {
        section: 'decisions',
        kind: 'decision',
        values: { vault: inputs.vault, bar: decision.bar },
        ours,
        theirs,
        state: 'differs',
      };
    checked++;
  }
  const text = `${checked}`;
  return {
    section: 'decisions',
    kind: 'decisions',
    values: { vault: inputs.vault, count: checked },
    ours: text,
    theirs: text,
    state: checked > 0 ? 'equal' : 'unchecked',
  };
}

function redecide(
  engine: ModelEngine,
  inputs: DecisionInputs,
  decision: DecisionAnswer,
  window: Candle[],
): string {
  const { entryThreshold, exitThreshold } = parseModel(inputs.file);
  const signal = engine.infer(inputs.file, window);
  const heldLots = BigInt(decision.heldLots);
  const target =
    decision.cause === 'redemption'
      ? 0n
      : engine.targetLots({
          signal,
          entryThreshold,
          exitThreshold,
          heldLots,
          equityQuoteUnits: BigInt(decision.equityQuoteUnits),
          priceTicks: parseDecimal(decision.closePrice, inputs.market.priceDecimals) ?? 0n,
          quoteUnitsPerTickLot: BigInt(inputs.market.quoteUnitsPerTickLot),
        });
  const lots = target - heldLots;
  const wanted = lots === 0n ? 'none' : lots > 0n ? `buy ${lots}` : `sell ${-lots}`;
  // An order that was refused, or that this tab did not replay, can only be compared by what the edge says of it.
  const seen = decision.orderId !== null && inputs.commandOf(decision.orderId) !== undefined;
  return describe(
    signal,
    target.toString(),
    seen || decision.orderId === null ? wantedOrRefused(decision, wanted) : 'not replayed',
  );
}

function wantedOrRefused(decision: DecisionAnswer, wanted: string): string {
  return decision.orderId === null && decision.error ? `refused: ${decision.error}` : wanted;
}

function orderText(inputs: DecisionInputs, decision: DecisionAnswer): string {
  if (decision.orderId === null) return decision.error ? `refused: ${decision.error}` : 'none';
  const command = inputs.commandOf(decision.orderId);
  if (!command) return 'not replayed';
  return command.op === 'placeOrder' ? `${command.side} ${command.quantityLots}` : command.op;
}

function describe(signal: number, targetLots: string, order: string): string {
  return `signal ${signal}, target ${targetLots} lots, order ${order}`;
}
