import type { MarketAnswer } from '@quantum-chain/edge/client';

/**
 * What an amount of the base asset would bring at a price, before fees.
 * @param baseUnits base units of the base asset; what is less than a lot counts for nothing.
 * @returns base units of the quote asset.
 */
export function worthOf(
  baseUnits: bigint,
  priceTicks: bigint,
  market: Pick<MarketAnswer, 'baseUnitsPerLot' | 'quoteUnitsPerTickLot'>,
): bigint {
  return (baseUnits / BigInt(market.baseUnitsPerLot)) * priceTicks * BigInt(market.quoteUnitsPerTickLot);
}
