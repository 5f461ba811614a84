// Where a command's fields stand in its record of the log, little-endian. Fields that no op has together share a place.

export const RECORD_BYTES: usize = 128;
export const RECORD_OP: usize = 0;
export const RECORD_SIDE: usize = 1;
export const RECORD_ORDER_TYPE: usize = 2;
export const RECORD_TIME_IN_FORCE: usize = 3;
export const RECORD_ACCOUNT: usize = 4;
export const RECORD_SEQUENCE: usize = 8;
export const RECORD_TIMESTAMP_MS: usize = 16;
export const RECORD_MARKET: usize = 24;
export const RECORD_ASSET: usize = 28;
export const RECORD_TRIGGER_TICKS: usize = 28;
export const RECORD_PRICE_TICKS: usize = 32;
export const RECORD_QUANTITY_LOTS: usize = 36;
/** An order's id, an amount, a time, or a market's `baseUnitsPerLot`, as the op says. */
export const RECORD_VALUE: usize = 40;
export const RECORD_QUOTE_UNITS: usize = 48;
export const RECORD_FLAGS: usize = 48;
export const RECORD_SELF_TRADE: usize = 49;
export const RECORD_QUOTE_ASSET: usize = 56;
export const RECORD_FEE_ACCOUNT: usize = 60;
export const RECORD_MAKER_FEE_BPS: usize = 64;
export const RECORD_TAKER_FEE_BPS: usize = 66;
export const RECORD_PRICE_BAND_BPS: usize = 68;
export const RECORD_ACCOUNT_ORDERS_MAX: usize = 72;
export const RECORD_ADDRESS: usize = 72;

// A mass quote counts its bids and asks where an order has its side and type, and lists them from here on.
export const RECORD_BIDS: usize = 1;
export const RECORD_ASKS: usize = 2;
export const RECORD_QUOTES: usize = 32;
/** Price, then lots. */
export const QUOTE_BYTES: usize = 8;
export const QUOTES_MAX: u32 = 8;
