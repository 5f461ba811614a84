// The snapshot's wire format, little-endian. Header; each account with the balances that are not zero, by asset; each
// market with its two halves, best price first and oldest order first. Nothing in it depends on limits or on history.

/** "QCX1" */
export const SNAPSHOT_MAGIC: u32 = 0x31584351;

export const HEADER_BYTES: usize = 40;
export const HEADER_MAGIC: usize = 0;
export const HEADER_ACCOUNTS: usize = 4;
export const HEADER_SEQUENCE: usize = 8;
export const HEADER_TIMESTAMP_MS: usize = 16;
export const HEADER_TRADES: usize = 24;
export const HEADER_MARKETS: usize = 32;
export const HEADER_ORDERS: usize = 36;

/** The address, then how many balances follow. */
export const ACCOUNT_ENTRY_BYTES: usize = 24;
export const ACCOUNT_ENTRY_BALANCES: usize = 20;

export const BALANCE_ENTRY_BYTES: usize = 24;
export const BALANCE_ENTRY_ASSET: usize = 0;
export const BALANCE_ENTRY_AVAILABLE: usize = 8;
export const BALANCE_ENTRY_RESERVED: usize = 16;

export const MARKET_ENTRY_BYTES: usize = 48;
export const MARKET_ENTRY_BASE_ASSET: usize = 0;
export const MARKET_ENTRY_QUOTE_ASSET: usize = 4;
export const MARKET_ENTRY_BASE_UNITS: usize = 8;
export const MARKET_ENTRY_QUOTE_UNITS: usize = 16;
export const MARKET_ENTRY_MAKER_FEE_BPS: usize = 24;
export const MARKET_ENTRY_TAKER_FEE_BPS: usize = 28;
export const MARKET_ENTRY_FEE_ACCOUNT: usize = 32;
/** How many orders follow, buys then sells. */
export const MARKET_ENTRY_BUYS: usize = 36;
export const MARKET_ENTRY_SELLS: usize = 40;

export const ORDER_ENTRY_BYTES: usize = 24;
export const ORDER_ENTRY_ID: usize = 0;
export const ORDER_ENTRY_PRICE_TICKS: usize = 8;
export const ORDER_ENTRY_LOTS: usize = 12;
export const ORDER_ENTRY_ACCOUNT: usize = 16;
