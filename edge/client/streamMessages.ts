import type { PresenceAnswer } from '../src/exchange/accountSchema.ts';
import type { BookOrderAnswer, TickerAnswer, TradeCandleAnswer } from '../src/exchange/marketSchema.ts';
import type {
  BalanceAnswer,
  BookLevel,
  FillAnswer,
  OrderAnswer,
  ResumeAnswer,
  TradeAnswer,
} from '../src/exchange/schema.ts';
import type { ClockAnswer } from '../src/oracle/schema.ts';

/** `<kind>.BTC-USD`, `candles.BTC-USD.1m` or `account.0x…` (lower case). */
export type Channel =
  `${'book' | 'trades' | 'clock' | 'bbo' | 'ticker' | 'l3' | 'candles' | 'account'}.${string}`;

/** What a client may send. */
export type StreamRequest =
  /** `resume` names the last sequence heard of a `book` channel: what was missed follows instead of a snapshot, where it is still known. */
  | { op: 'subscribe' | 'unsubscribe'; channels: string[]; resume?: Record<string, number> }
  /** Answers a server's ping; the server counts bytes between pongs and drops a socket that lags too far. */
  | { op: 'pong'; id: number }
  | { op: 'ping'; id?: number };

/**
 * What the server sends. Book levels in a delta are absolute: quantity `0` removes the level. A delta covers the commands
 * `firstSeq`…`lastSeq`; one whose `firstSeq` is above the reader's last sequence + 1 shows a gap: subscribe anew. One whose
 * `lastSeq` is not above it is old and skipped. `checksum` is the CRC-32 of the text
 * `price:quantity,…|price:quantity,…` of the ten best bids and the ten best asks.
 */
export type StreamMessage =
  | { op: 'subscribed' | 'unsubscribed'; channels: string[] }
  | { op: 'ping'; id: number }
  | { op: 'pong'; id: number | null }
  | { op: 'error'; error: { code: string; message: string } }
  | BookSnapshot
  | BookDelta
  | { channel: `trades.${string}`; type: 'snapshot' | 'trades'; trades: TradeAnswer[] }
  | { channel: `bbo.${string}`; type: 'bbo'; seq: number; bid: BookLevel | null; ask: BookLevel | null }
  | { channel: `ticker.${string}`; type: 'ticker'; ticker: TickerAnswer }
  /** Bars that trades changed, the newest last. */
  | { channel: `candles.${string}`; type: 'snapshot' | 'candles'; candles: TradeCandleAnswer[] }
  | OrdersSnapshot
  | OrdersDelta
  | { channel: `clock.${string}`; type: 'clock'; clock: ClockAnswer }
  | AccountSnapshot
  | AccountUpdate
  | AccountResumed
  | AccountPresence
  | AccountSessionEnded
  | { op: 'loggedIn'; socketId: string; by: string };

export interface BookSnapshot {
  channel: `book.${string}`;
  type: 'snapshot';
  seq: number;
  bids: BookLevel[];
  asks: BookLevel[];
  checksum: number;
}

export interface BookDelta {
  channel: `book.${string}`;
  type: 'delta';
  firstSeq: number;
  lastSeq: number;
  bids: BookLevel[];
  asks: BookLevel[];
  checksum: number;
}

/** Every resting order, without its owner. */
export interface OrdersSnapshot {
  channel: `l3.${string}`;
  type: 'snapshot';
  seq: number;
  orders: BookOrderAnswer[];
}

/** Orders that came, changed or went (remaining `0`); sequences as in a book delta, but they cannot be resumed from. */
export interface OrdersDelta {
  channel: `l3.${string}`;
  type: 'orders';
  firstSeq: number;
  lastSeq: number;
  orders: BookOrderAnswer[];
}

/** An account's balances and open orders. */
export interface AccountSnapshot {
  channel: `account.${string}`;
  type: 'snapshot';
  seq: number;
  balances: BalanceAnswer[];
  orders: OrderAnswer[];
}

/** Only what changed; a fill comes a second time when it is settled. */
export interface AccountUpdate {
  channel: `account.${string}`;
  type: 'update';
  seq: number;
  balances: BalanceAnswer[];
  orders: OrderAnswer[];
  fills: FillAnswer[];
}

/** The first message of a logged-in account stream, and again where the edge itself had lost its place. */
export interface AccountResumed extends ResumeAnswer {
  channel: `account.${string}`;
  type: 'resumed';
}

/** Which sockets of the account are logged in. */
export interface AccountPresence {
  channel: `account.${string}`;
  type: 'presence';
  online: PresenceAnswer[];
}

/** A session key has ended; its sockets are closed and its orders canceled. */
export interface AccountSessionEnded {
  channel: `account.${string}`;
  type: 'sessionEnded';
  sessionKey: string;
}

/** What a client sends on an account's own stream, first of all `login`. */
export type AccountStreamRequest =
  | {
      op: 'login';
      login?: { expiry: number; nonce: string; signature: string };
      key?: { keyId: string; timestampMs: number; signature: string };
      /** The last `seq` that was heard; without it only the present is told. */
      resumeFrom?: number;
    }
  | { op: 'end'; socketId: string }
  | { op: 'ping' | 'pong'; id: number };
