/** The vault's own arithmetic, digit for digit: ERC-4626 with a million virtual shares to one virtual asset unit. */
export interface VaultTotals {
  /** tUSD, 6 decimals. */
  totalAssets: bigint;
  /** Shares, 12 decimals. */
  totalSupply: bigint;
}

/** Decimals of a share. */
export const SHARE_DECIMALS = 12;
/** Decimals of a share's price and of a high-water mark. */
export const PRICE_DECIMALS = 18;

const VIRTUAL_SHARES = 1_000_000n;
const VIRTUAL_ASSETS = 1n;
/** Share units times price units that make one asset unit at price 1. */
const SHARE_UNIT = 10n ** 24n;

/** Shares that an investment buys; rounded down, as the vault does. */
export function sharesFor(assets: bigint, { totalAssets, totalSupply }: VaultTotals): bigint {
  return (assets * (totalSupply + VIRTUAL_SHARES)) / (totalAssets + VIRTUAL_ASSETS);
}

/** What shares are worth; rounded down, as the vault does. */
export function assetsOf(shares: bigint, { totalAssets, totalSupply }: VaultTotals): bigint {
  return (shares * (totalAssets + VIRTUAL_ASSETS)) / (totalSupply + VIRTUAL_SHARES);
}

/** Dollars a share, 18 decimals; rounded down. */
export function sharePriceOf({ totalAssets, totalSupply }: VaultTotals): bigint {
  return ((totalAssets + VIRTUAL_ASSETS) * SHARE_UNIT) / (totalSupply + VIRTUAL_SHARES);
}

/** What shares are worth at a price of 18 decimals. */
export function valueAtPrice(shares: bigint, price: bigint): bigint {
  return (shares * price) / SHARE_UNIT;
}
