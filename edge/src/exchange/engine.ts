type Hex = `0x${string}`;

/** What the sequencer appends: a command without its place in the log. */
export type CommandBody =
  | { op: 'openAccount'; account: number; address: Hex }
  | {
      op: 'listMarket';
      market: number;
      baseAsset: number;
      quoteAsset: number;
      baseUnitsPerLot: bigint;
      quoteUnitsPerTickLot: bigint;
      makerFeeBps: number;
      takerFeeBps: number;
      feeAccount: number;
    }
  | { op: 'deposit' | 'withdraw'; account: number; asset: number; amount: bigint; ref: Hex }
  | {
      op: 'placeOrder';
      account: number;
      market: number;
      side: 'buy' | 'sell';
      orderType: 'limit' | 'market';
      timeInForce: 'GTC' | 'IOC';
      priceTicks: number;
      quantityLots: number;
      ref: Hex;
    }
  | { op: 'cancelOrder'; account: number; orderId: number; ref: Hex }
  | { op: 'cancelAll'; account: number; market: number; ref: Hex };

export type EngineEvent =
  | {
      type: 'trade';
      tradeId: number;
      market: number;
      makerOrderId: number;
      takerOrderId: number;
      makerAccount: number;
      takerAccount: number;
      takerSide: 'buy' | 'sell';
      priceTicks: number;
      quantityLots: number;
      makerFee: bigint;
      takerFee: bigint;
      makerRemainingLots: number;
      takerRemainingLots: number;
    }
  | { type: 'rested'; orderId: number; remainingLots: number }
  | { type: 'filled'; orderId: number }
  | { type: 'canceled'; orderId: number; remainingLots: number; reason: CancelReason }
  | { type: 'rejected'; reason: string }
  | { type: 'accountOpened' | 'marketListed' | 'deposited' | 'withdrawn' };

export type CancelReason = 'requested' | 'immediateOrCancel' | 'selfTrade';

/** The deterministic engine as the sequencer needs it; `wasmEngine` is the real one. */
export interface Engine {
  readonly recordBytes: number;
  /** Orders that rest, over all books. */
  readonly restingOrders: number;
  /** Encodes and applies one command. A refused one gives a `rejected` event. @throws when the engine itself fails. */
  apply(
    body: CommandBody,
    sequence: number,
    timestampMs: number,
  ): { record: Uint8Array; events: EngineEvent[] };
  /** Applies a logged record again. */
  replay(record: Uint8Array): void;
  timestampOf(record: Uint8Array): number;
  balance(account: number, asset: number): { available: bigint; reserved: bigint };
  snapshot(): Uint8Array;
  restore(snapshot: Uint8Array): void;
  stateHash(): Hex;
  merkleRoot(records: readonly Uint8Array[]): Hex;
  /** The hashes that lead from one record to the root, 32 bytes each, lowest first. */
  merkleSiblings(records: readonly Uint8Array[], index: number): Uint8Array;
}
