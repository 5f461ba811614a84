/** The exchange's small numbers, as they are signed and as the contract reads them. */
export const Side = { buy: 0, sell: 1 } as const;
export const OrderType = { limit: 0, market: 1 } as const;
/** `GTC` good till cancelled, `IOC` immediate or cancel. */
export const TimeInForce = { GTC: 0, IOC: 1 } as const;
/** Bits of a delegation's `scopes`. No bit allows a withdrawal. */
export const Scope = { read: 1, trade: 2 } as const;
/** Where a vault's redeem request stands. */
export const RedeemState = { none: 0, requested: 1, processed: 2, claimed: 3 } as const;
