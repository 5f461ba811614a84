// The snapshot's wire format, little-endian: header, accounts, markets, orders (by account, oldest first). Markets and
// orders are the first bytes of their slots (layout.ts). Nothing in it depends on limits or on history.

/** "QCX2" */
export const SNAPSHOT_MAGIC: u32 = 0x32584351;

export const HEADER_BYTES: usize = 40;
export const HEADER_MAGIC: usize = 0;
export const HEADER_ACCOUNTS: usize = 4;
export const HEADER_SEQUENCE: usize = 8;
export const HEADER_TIMESTAMP_MS: usize = 16;
export const HEADER_TRADES: usize = 24;
export const HEADER_MARKETS: usize = 32;
export const HEADER_ORDERS: usize = 36;

/** The address, then how many balances follow. */
export const ACCOUNT_ENTRY_BYTES: usize = 32;
export const ACCOUNT_ENTRY_BALANCES: usize = 20;
export const ACCOUNT_ENTRY_DEADLINE_MS: usize = 24;

export const BALANCE_ENTRY_BYTES: usize = 24;
export const BALANCE_ENTRY_ASSET: usize = 0;
export const BALANCE_ENTRY_AVAILABLE: usize = 8;
export const BALANCE_ENTRY_RESERVED: usize = 16;
