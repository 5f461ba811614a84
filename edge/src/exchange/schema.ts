import { z } from '@hono/zod-openapi';
import {
  addressShape,
  bytes32Shape,
  decimalShape,
  expiryShape,
  signatureShape,
  uint256TextShape,
} from '../http/shapes.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const timeMs = count;
const side = z.enum(['buy', 'sell']);
const orderType = z.enum(['limit', 'market']);
const timeInForce = z.enum(['GTC', 'IOC']);

/** 1–32 characters, so that it fits the signed message's `bytes32` unchanged. */
export const clientOrderIdShape = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/, 'must be 1 to 32 of A-Z a-z 0-9 _ -')
  .openapi({ example: 'my-order-1' });

// Markets

const assetShape = z.object({ id: count, symbol: z.string(), decimals: count }).openapi('Asset');

export const marketShape = z
  .object({
    id: count,
    symbol: z.string().openapi({ example: 'BTC-USD' }),
    baseAsset: assetShape,
    quoteAsset: assetShape,
    tickSize: decimalShape,
    lotSize: decimalShape,
    priceDecimals: count,
    quantityDecimals: count,
    baseUnitsPerLot: count,
    quoteUnitsPerTickLot: count,
    makerFeeBps: count,
    takerFeeBps: count,
    minRestingNotional: decimalShape.openapi({
      description: 'what a GTC order is worth at least, in the quote asset',
    }),
    minRestingQuoteUnits: count,
    maxPrice: decimalShape,
    maxQuantity: decimalShape,
  })
  .openapi('Market');

export const marketsShape = z.object({ markets: z.array(marketShape) }).openapi('Markets');

const levelShape = z.tuple([decimalShape, decimalShape]).openapi({ description: '[price, quantity]' });

/** Both sides of a deep book fit 100 kB at this depth. */
export const BOOK_LEVELS_MAX = 1_000;

export const bookQueryShape = z.object({
  depth: z.coerce.number().int().min(1).max(BOOK_LEVELS_MAX).default(50),
});

export const bookShape = z
  .object({
    market: z.string(),
    seq: count.openapi({ description: 'the last command that this book contains' }),
    bids: z.array(levelShape).openapi({ description: 'best first' }),
    asks: z.array(levelShape).openapi({ description: 'best first' }),
    checksum: count.openapi({ description: 'CRC-32 of the ten best levels, see the stream' }),
  })
  .openapi('Book');

const stage = z
  .enum(['matched', 'settled'])
  .openapi({ description: 'matched at the edge; settled on chain' });

export const tradeShape = z
  .object({
    tradeId: count,
    sequence: count,
    market: z.string(),
    price: decimalShape,
    quantity: decimalShape,
    takerSide: side,
    timeMs,
    stage,
  })
  .openapi('Trade');

export const pageQueryShape = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .optional()
    .openapi({ description: 'older than this id' }),
});

export const tradesShape = z
  .object({ trades: z.array(tradeShape).openapi({ description: 'newest first' }) })
  .openapi('Trades');

// Sessions

export const delegationShape = z
  .object({
    account: addressShape,
    sessionKey: addressShape,
    scopes: z.number().int().min(0).max(255).openapi({ description: 'bit 0 read, bit 1 trade', example: 3 }),
    expiry: expiryShape,
    nonce: uint256TextShape,
  })
  .openapi('Delegation');

export const openSessionShape = z
  .object({ delegation: delegationShape, signature: signatureShape })
  .openapi('OpenSession');

export const sessionShape = z
  .object({
    account: addressShape,
    sessionKey: addressShape,
    scopes: count,
    expiry: expiryShape,
    source: z
      .enum(['signed', 'chain'])
      .openapi({ description: 'a signed delegation, or authorizeSessionKey on chain' }),
    onChain: z.boolean(),
    revoked: z.boolean(),
  })
  .openapi('Session');

export const revokeSessionShape = z
  .object({
    revocation: z.object({ account: addressShape, sessionKey: addressShape, nonce: uint256TextShape }),
    signature: signatureShape,
  })
  .openapi('RevokeSession');

export const sessionParamsShape = z.object({ sessionKey: addressShape });

// Orders

/** The longest that a sender may allow a request to be on its way. */
export const RECV_WINDOW_MS_MAX = 60_000;

const timing = {
  timestampMs: timeMs
    .optional()
    .openapi({ description: 'when it was sent; it is refused outside of its window' }),
  recvWindowMs: z
    .number()
    .int()
    .min(1)
    .max(RECV_WINDOW_MS_MAX)
    .optional()
    .openapi({ description: 'how long it may be on its way, 5,000 unless given; counts with `timestampMs`' }),
};

export const placeOrderShape = z
  .object({
    account: addressShape,
    market: z.string().max(32).openapi({ example: 'BTC-USD' }),
    side,
    type: orderType,
    timeInForce,
    price: decimalShape.openapi({
      description: 'limit price; for a market order the worst price its signer accepts',
    }),
    quantity: decimalShape,
    maxFeeBps: z.number().int().min(0).max(10_000),
    expiry: expiryShape,
    clientOrderId: clientOrderIdShape,
    signature: signatureShape,
    ...timing,
  })
  .openapi('PlaceOrder');

export const orderShape = z
  .object({
    orderId: count.openapi({ description: "sequence of the order's command" }),
    clientOrderId: clientOrderIdShape,
    account: addressShape,
    market: z.string(),
    side,
    type: orderType,
    timeInForce,
    price: decimalShape,
    quantity: decimalShape,
    filled: decimalShape,
    remaining: decimalShape,
    status: z.enum(['open', 'filled', 'canceled']),
    cancelReason: z.enum(['requested', 'immediateOrCancel', 'selfTrade']).nullable(),
    digest: bytes32Shape.openapi({ description: 'EIP-712 digest of the signed order' }),
    timeMs,
  })
  .openapi('Order');

export const fillShape = z
  .object({
    tradeId: count,
    sequence: count,
    orderId: count,
    clientOrderId: clientOrderIdShape,
    market: z.string(),
    side,
    liquidity: z.enum(['maker', 'taker']),
    price: decimalShape,
    quantity: decimalShape,
    fee: decimalShape.openapi({ description: 'in the quote asset' }),
    timeMs,
    stage,
    batchId: count.nullable(),
    transaction: bytes32Shape.nullable(),
    blockNumber: count.nullable(),
  })
  .openapi('Fill');

export const placedShape = z
  .object({
    order: orderShape.openapi({ description: 'as it stood right after its command' }),
    fills: z.array(fillShape).openapi({ description: "the command's own fills" }),
  })
  .openapi('Placed');

export const cancelShape = z
  .object({
    account: addressShape,
    market: z.string().max(32),
    clientOrderId: clientOrderIdShape
      .nullable()
      .openapi({ description: 'null cancels all orders of the account in the market' }),
    expiry: expiryShape,
    signature: signatureShape,
    ...timing,
  })
  .openapi('Cancel');

export const canceledShape = z
  .object({ canceled: z.array(orderShape), sequence: count.openapi({ description: "the cancel's command" }) })
  .openapi('Canceled');

export const testedShape = z
  .object({ wouldBeTaken: z.literal(true), market: z.string(), clientOrderId: clientOrderIdShape })
  .openapi('Tested');

// Accounts

export const accountParamsShape = z.object({ address: addressShape });
export const orderParamsShape = accountParamsShape.extend({ clientOrderId: clientOrderIdShape });

export const balanceShape = z
  .object({
    asset: z.string(),
    total: decimalShape,
    available: decimalShape,
    reserved: decimalShape.openapi({ description: 'held by resting orders' }),
  })
  .openapi('Balance');

export const balancesShape = z
  .object({ address: addressShape, sequence: count, balances: z.array(balanceShape) })
  .openapi('Balances');

export const ordersQueryShape = pageQueryShape.extend({ status: z.enum(['open', 'all']).default('all') });
export const ordersShape = z
  .object({ orders: z.array(orderShape).openapi({ description: 'newest first' }) })
  .openapi('Orders');
export const fillsShape = z
  .object({ fills: z.array(fillShape).openapi({ description: 'newest first' }) })
  .openapi('Fills');

export const resumeShape = z
  .object({
    seq: count.openapi({ description: 'everything up to this command is told' }),
    lastSettledSequence: count.openapi({ description: 'a fill of a command up to here is settled' }),
    balances: z.array(balanceShape),
    open: z
      .array(orderShape)
      .openapi({ description: 'all that are open now; an order that is not here has ended' }),
    placed: z
      .array(orderShape)
      .openapi({ description: 'placed after the sequence that was asked for, oldest first' }),
    fills: z.array(fillShape).openapi({ description: 'matched after it, oldest first' }),
    complete: z.boolean().openapi({ description: 'false where more was placed or filled: read the pages' }),
  })
  .openapi('Resume');

// What a replay needs

export const LOG_PAGE_MAX = 1_000;

export const logQueryShape = z.object({
  from: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .default(1)
    .openapi({ description: 'first sequence' }),
  limit: z.coerce.number().int().min(1).max(LOG_PAGE_MAX).default(LOG_PAGE_MAX),
});

const hexBytes = z
  .string()
  .regex(/^0x([0-9a-f]{2})*$/)
  .transform((text) => text as `0x${string}`);

export const signedMessageShape = z
  .object({
    kind: z.enum(['order', 'cancel']),
    message: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .openapi({ description: 'EIP-712 fields; u64 and wider as decimal strings' }),
    signature: signatureShape,
    digest: bytes32Shape,
  })
  .openapi('SignedMessage');

export const logRowShape = z
  .object({
    sequence: count,
    record: hexBytes.openapi({
      type: 'string',
      description: 'the command as the engine stores it, 128 bytes',
    }),
    signed: signedMessageShape.nullable(),
  })
  .openapi('LogRow');

export const logShape = z
  .object({
    from: count,
    lastSequence: count.openapi({ description: 'newest sequence of the whole log' }),
    rows: z.array(logRowShape),
  })
  .openapi('Log');

export const snapshotShape = z
  .object({ sequence: count, stateHash: bytes32Shape, sizeBytes: count, timeMs })
  .openapi('Snapshot');
export const snapshotsShape = z
  .object({ snapshots: z.array(snapshotShape).openapi({ description: 'newest first' }) })
  .openapi('Snapshots');
export const snapshotParamsShape = z.object({
  sequence: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

export const batchShape = z
  .object({
    firstSequence: count,
    lastSequence: count,
    commandsRoot: bytes32Shape,
    stateRoot: bytes32Shape,
    fills: count,
    withdrawals: count,
    status: z.enum(['sealed', 'sent', 'settled', 'reverted']),
    batchId: count.nullable(),
    transaction: bytes32Shape.nullable(),
    blockNumber: count.nullable(),
    attempts: count.openapi({ description: 'how often it was sent' }),
    error: z.string().nullable(),
    sealedAtMs: timeMs,
    settledAtMs: timeMs.nullable(),
  })
  .openapi('Batch');
export const batchesShape = z
  .object({ batches: z.array(batchShape).openapi({ description: 'newest first' }) })
  .openapi('Batches');

export type MarketAnswer = z.infer<typeof marketShape>;
export type BookAnswer = z.infer<typeof bookShape>;
export type BookLevel = z.infer<typeof levelShape>;
export type TradeAnswer = z.infer<typeof tradeShape>;
export type PageQuery = z.infer<typeof pageQueryShape>;
export type DelegationBody = z.infer<typeof delegationShape>;
export type OpenSessionBody = z.infer<typeof openSessionShape>;
export type RevokeSessionBody = z.infer<typeof revokeSessionShape>;
export type SessionAnswer = z.infer<typeof sessionShape>;
export type PlaceOrderBody = z.infer<typeof placeOrderShape>;
export type OrderAnswer = z.infer<typeof orderShape>;
export type FillAnswer = z.infer<typeof fillShape>;
export type PlacedAnswer = z.infer<typeof placedShape>;
export type CancelBody = z.infer<typeof cancelShape>;
export type CanceledAnswer = z.infer<typeof canceledShape>;
export type TestedAnswer = z.infer<typeof testedShape>;
export type BalanceAnswer = z.infer<typeof balanceShape>;
export type BalancesAnswer = z.infer<typeof balancesShape>;
export type ResumeAnswer = z.infer<typeof resumeShape>;
export type OrdersQuery = z.infer<typeof ordersQueryShape>;
export type OrdersAnswer = z.infer<typeof ordersShape>;
export type FillsAnswer = z.infer<typeof fillsShape>;
export type SignedMessageAnswer = z.infer<typeof signedMessageShape>;
export type LogAnswer = z.infer<typeof logShape>;
export type LogQuery = z.infer<typeof logQueryShape>;
export type LogRowAnswer = z.infer<typeof logRowShape>;
export type SnapshotAnswer = z.infer<typeof snapshotShape>;
export type BatchAnswer = z.infer<typeof batchShape>;
