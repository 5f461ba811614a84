/** What a market trades and on which grid. Powers of ten only, so that decimals at the border and integers inside agree exactly. */
export interface Market {
  id: number;
  symbol: string;
  baseAsset: Asset;
  quoteAsset: Asset;
  /** `priceTicks = price × 10^priceDecimals` */
  priceDecimals: number;
  /** `quantityLots = quantity × 10^quantityDecimals` */
  quantityDecimals: number;
  baseUnitsPerLot: number;
  quoteUnitsPerTickLot: number;
  makerFeeBps: number;
  takerFeeBps: number;
  /**
   * What an order that rests is worth at least, in base units of the quote asset: resting orders of next to nothing would
   * make each order that meets them dear to settle.
   */
  minRestingQuoteUnits: number;
}

export interface Asset {
  id: number;
  symbol: string;
  decimals: number;
}

const TUSD: Asset = { id: 0, symbol: 'tUSD', decimals: 6 };
const TBTC: Asset = { id: 1, symbol: 'tBTC', decimals: 8 };
export const ASSETS: readonly Asset[] = [TUSD, TBTC];

/** Prices and quantities stay below 2^31, as the engine and the contract demand. */
export const TICKS_OR_LOTS_END = 2n ** 31n;

const BTC_USD: Market = {
  id: 0,
  symbol: 'BTC-USD',
  baseAsset: TBTC,
  quoteAsset: TUSD,
  priceDecimals: 1,
  quantityDecimals: 5,
  baseUnitsPerLot: 1_000,
  quoteUnitsPerTickLot: 1,
  makerFeeBps: 0,
  takerFeeBps: 5,
  minRestingQuoteUnits: 1_000_000,
};

/** The markets of the devnet's one group: they share collateral, so one sequencer orders all their commands. */
export const MARKETS: readonly Market[] = [BTC_USD];

/** The group's name, which is its Durable Object's name too. */
export const MARKET_GROUP = 'main';

export function marketBySymbol(symbol: string): Market | undefined {
  return MARKETS.find((market) => market.symbol === symbol);
}

export function marketById(id: number): Market | undefined {
  return MARKETS[id];
}
