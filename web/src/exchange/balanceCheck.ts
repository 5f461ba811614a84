import { type FillAnswer, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';
import type { ProofState } from '../proof/proof.ts';

/** A deposit or a fill may be this long on its way between edge and chain before a difference is called one. */
export const LAG_MS_MAX = 30_000;

/** What matched and unsettled fills will still do to one asset on the chain, base units. */
export function unsettledChange(
  fills: readonly FillAnswer[],
  market: MarketAnswer,
  asset: 'base' | 'quote',
): bigint {
  let change = 0n;
  for (const fill of fills) {
    if (fill.stage === 'settled' || fill.market !== market.symbol) continue;
    const lots = parseDecimal(fill.quantity, market.quantityDecimals) ?? 0n;
    const ticks = parseDecimal(fill.price, market.priceDecimals) ?? 0n;
    const fee = parseDecimal(fill.fee, market.quoteAsset.decimals) ?? 0n;
    const base = lots * BigInt(market.baseUnitsPerLot);
    const notional = ticks * lots * BigInt(market.quoteUnitsPerTickLot);
    if (asset === 'base') change += fill.side === 'buy' ? base : -base;
    else change += fill.side === 'buy' ? -(notional + fee) : notional - fee;
  }
  return change;
}

interface Observation {
  /** What the edge says, base units. */
  said: bigint;
  /** What the contract holds as free. */
  onChain: bigint | undefined;
  unsettled: bigint;
  /** Since when they have not added up, in ms; null while they do. */
  differsSinceMs: number | null;
  nowMs: number;
}

/** The state of a balance's proof: equal at once, equal but for fills on their way, late, or different. */
export function balanceState({ said, onChain, unsettled, differsSinceMs, nowMs }: Observation): ProofState {
  if (onChain === undefined) return 'checking';
  if (said === onChain + unsettled) return unsettled === 0n ? 'checked' : 'pending';
  return differsSinceMs !== null && nowMs - differsSinceMs > LAG_MS_MAX ? 'differs' : 'pending';
}
