import { type FillAnswer, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';
import type { Hex } from 'viem';
import type { ProofState } from '../proof/proof.ts';

/** What a `FillSettled` event says. */
export interface SettledFill {
  makerOrderDigest: Hex;
  takerOrderDigest: Hex;
  marketId: number;
  priceTicks: bigint;
  quantityLots: bigint;
}

/**
 * Looks for a fill among the events of the transaction that is said to have settled it.
 * @param digest of the fill's order; undefined while the order is not known.
 * @param settled undefined while the receipt is being read.
 */
export function fillState(
  fill: FillAnswer,
  market: MarketAnswer,
  digest: Hex | undefined,
  settled: readonly SettledFill[] | undefined,
): { state: ProofState; found?: SettledFill } {
  if (fill.stage === 'matched') return { state: 'pending' };
  if (!settled || !digest) return { state: 'checking' };
  const own = settled.filter((event) =>
    fill.liquidity === 'maker' ? event.makerOrderDigest === digest : event.takerOrderDigest === digest,
  );
  const found = own.find(
    (event) =>
      event.marketId === market.id &&
      event.priceTicks === parseDecimal(fill.price, market.priceDecimals) &&
      event.quantityLots === parseDecimal(fill.quantity, market.quantityDecimals),
  );
  if (found) return { state: 'checked', found };
  return own[0] ? { state: 'differs', found: own[0] } : { state: 'differs' };
}
