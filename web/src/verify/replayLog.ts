import {
  type Command,
  decodeCommand,
  type Exchange,
  type Hash,
  type Hex,
  RECORD_BYTES,
  type Trade,
} from '@quantum-chain/wasm';
import { bytesToHex, concat } from 'viem';

/** A stretch of the log as a batch on chain names it. */
export interface Stretch {
  firstSequence: number;
  lastSequence: number;
}

/** What this tab got from replaying a stretch. */
export interface ReplayedStretch extends Stretch {
  commandsRoot: Hex;
  stateRoot: Hex;
  trades: ReplayedTrade[];
  /** Why the engine would not run the stretch, where it would not: then the roots say nothing. */
  failure: string | null;
}

/** A trade with its orders named as the chain names them. */
export interface ReplayedTrade {
  tradeId: number;
  makerDigest: Hex;
  takerDigest: Hex;
  market: number;
  priceTicks: number;
  quantityLots: number;
  makerFee: bigint;
  takerFee: bigint;
}

/** The log's records by sequence. */
export type Records = ReadonlyMap<number, Uint8Array>;

const NO_ROOT: Hex = `0x${'0'.repeat(64)}`;

/** Replays stretch after stretch on `exchange`, which must stand right before the first of them. */
export class LogReplay {
  readonly exchange: Exchange;
  readonly #hash: Hash;
  readonly #digestOf: (orderId: number) => Hex;

  /** `digestOf` names orders from before the first stretch: they may still rest in the book. */
  constructor(exchange: Exchange, hash: Hash, digestOf: (orderId: number) => Hex) {
    this.exchange = exchange;
    this.#hash = hash;
    this.#digestOf = digestOf;
  }

  run(stretch: Stretch, records: Records): ReplayedStretch {
    const bytes = concat(recordsOf(stretch, records));
    const commandsRoot =
      bytes.length === 0
        ? NO_ROOT
        : bytesToHex(this.#hash.merkleRoot(this.#hash.keccak256Batch(bytes, RECORD_BYTES)));
    try {
      const { events } = this.exchange.applyRecords(bytes);
      const trades = [...events].filter((event): event is Trade => event.type === 'trade');
      return {
        ...stretch,
        commandsRoot,
        stateRoot: this.exchange.stateHash(),
        trades: trades.map((trade) => this.#named(trade)),
        failure: null,
      };
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      return { ...stretch, commandsRoot, stateRoot: NO_ROOT, trades: [], failure };
    }
  }

  #named(trade: Trade): ReplayedTrade {
    const { tradeId, market, priceTicks, quantityLots, makerFee, takerFee } = trade;
    return {
      tradeId,
      market,
      priceTicks,
      quantityLots,
      makerFee,
      takerFee,
      makerDigest: this.#digestOf(trade.makerOrderId),
      takerDigest: this.#digestOf(trade.takerOrderId),
    };
  }
}

/** What the edge handed out of a stretch; a missing row is left out, and the roots will tell. */
function recordsOf({ firstSequence, lastSequence }: Stretch, records: Records): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let sequence = firstSequence; sequence <= lastSequence; sequence++) {
    const record = records.get(sequence);
    if (record) found.push(record);
  }
  return found;
}

/** The command in a record, or undefined for bytes that are none. */
export function commandOf(record: Uint8Array | undefined): Command | undefined {
  if (!record) return undefined;
  try {
    return decodeCommand(record);
  } catch {
    return undefined;
  }
}
