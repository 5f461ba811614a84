import type { Hex } from 'viem';
import { type DecodedTransaction, effectiveTip, feeCap, tipCap } from '../execution/decoded-transaction.ts';
import { type AccountRecord, EMPTY_ACCOUNT } from '../state/account-record.ts';
import { BestFirst } from './best-first.ts';
import { checkTransaction, transactionCost } from './check-transaction.ts';
import { MempoolError } from './mempool-error.ts';

/** How much may wait. Memory stays below `bytesMax` plus about 2 kB a transaction. */
export interface MempoolLimits {
  readonly transactionsMax: number;
  readonly transactionsPerSenderMax: number;
  readonly bytesMax: number;
}

const DEFAULT_LIMITS: MempoolLimits = {
  transactionsMax: 20_000,
  transactionsPerSenderMax: 4_096,
  bytesMax: 64 * 1024 * 1024,
};
/** A replacement has to offer this much more of both prices. */
const REPLACEMENT_BUMP_PERCENT = 10n;

interface Entry {
  readonly decoded: DecodedTransaction;
  /** Order of arrival: breaks ties between equal prices. */
  readonly arrival: number;
}

interface Sender {
  nonce: bigint;
  balance: bigint;
  /** The most that all its waiting transactions can cost together, in wei. */
  cost: bigint;
  readonly entries: Map<bigint, Entry>;
}

interface MempoolEvents {
  /** A transaction got in. */
  added(decoded: DecodedTransaction): void;
  /** A transaction left without having been included. */
  dropped(decoded: DecodedTransaction): void;
}

/** Transactions that wait for a block, by sender and nonce. */
export class Mempool {
  readonly #limits: MempoolLimits;
  readonly #senders = new Map<Hex, Sender>();
  readonly #byHash = new Map<Hex, DecodedTransaction>();
  readonly #listeners = new Set<MempoolEvents>();
  #arrivals = 0;
  #bytes = 0;

  constructor(limits: Partial<MempoolLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  get size(): number {
    return this.#byHash.size;
  }

  get(hash: Hex): DecodedTransaction | undefined {
    return this.#byHash.get(hash);
  }

  /** Returns the way to stop listening. */
  listen(events: MempoolEvents): () => void {
    this.#listeners.add(events);
    return () => this.#listeners.delete(events);
  }

  /**
   * Takes a transaction in, or says why not.
   *
   * @param account the sender's account at the head
   * @throws {MempoolError}
   */
  add(decoded: DecodedTransaction, account: AccountRecord | undefined, blockGasLimit: bigint): void {
    const { hash, transaction } = decoded;
    if (this.#byHash.has(hash)) throw new MempoolError('ALREADY_KNOWN', 'already known');
    const state = account ?? EMPTY_ACCOUNT;
    checkTransaction(decoded, state, blockGasLimit);
    const sender = this.#senders.get(decoded.sender) ?? newSender();
    sender.nonce = state.nonce;
    sender.balance = state.balance;
    const replaced = sender.entries.get(transaction.nonce);
    checkFunds(decoded, sender, replaced);
    if (replaced !== undefined) {
      checkReplacement(decoded, replaced.decoded);
      this.#remove(replaced.decoded);
      this.#notifyDropped(replaced.decoded);
    } else {
      this.#makeRoom(decoded, sender);
    }
    this.#senders.set(decoded.sender, sender);
    sender.entries.set(transaction.nonce, { decoded, arrival: this.#arrivals });
    sender.cost += transactionCost(decoded);
    this.#arrivals += 1;
    this.#byHash.set(hash, decoded);
    this.#bytes += decoded.raw.length;
    for (const events of this.#listeners) events.added(decoded);
  }

  /** The nonce that the sender's next transaction should carry, given its nonce in the state. */
  nextNonce(sender: Hex, stateNonce: bigint): bigint {
    const entries = this.#senders.get(sender)?.entries;
    let nonce = stateNonce;
    while (entries?.has(nonce) === true) nonce += 1n;
    return nonce;
  }

  /** There is a transaction that a block with this base fee could take. */
  hasExecutable(baseFeePerGas: bigint): boolean {
    for (const sender of this.#senders.values()) {
      const head = sender.entries.get(sender.nonce);
      if (head !== undefined && feeCap(head.decoded) >= baseFeePerGas) return true;
    }
    return false;
  }

  /** Executable transactions, best price first, each sender's in order of nonce. */
  select(baseFeePerGas: bigint, countMax: number): DecodedTransaction[] {
    const heads = new BestFirst<Entry>((a, b) => {
      const tipA = effectiveTip(a.decoded, baseFeePerGas);
      const tipB = effectiveTip(b.decoded, baseFeePerGas);
      return tipA === tipB ? a.arrival < b.arrival : tipA > tipB;
    });
    const push = (entry: Entry | undefined) => {
      if (entry !== undefined && feeCap(entry.decoded) >= baseFeePerGas) heads.push(entry);
    };
    for (const { nonce, entries } of this.#senders.values()) push(entries.get(nonce));
    const selected: DecodedTransaction[] = [];
    while (selected.length < countMax) {
      const best = heads.pop();
      if (best === undefined) break;
      selected.push(best.decoded);
      const { sender, transaction } = best.decoded;
      push(this.#senders.get(sender)?.entries.get(transaction.nonce + 1n));
    }
    return selected;
  }

  /** All waiting transactions by sender, split into those that could run now and those behind a gap. */
  content(): { readonly pending: DecodedTransaction[]; readonly queued: DecodedTransaction[] } {
    const pending: DecodedTransaction[] = [];
    const queued: DecodedTransaction[] = [];
    for (const [address, { nonce, entries }] of this.#senders) {
      const next = this.nextNonce(address, nonce);
      for (const { decoded } of entries.values()) {
        (decoded.transaction.nonce < next ? pending : queued).push(decoded);
      }
    }
    return { pending, queued };
  }

  /** Drops a transaction that turned out to be invalid. */
  drop(decoded: DecodedTransaction): void {
    if (!this.#byHash.has(decoded.hash)) return;
    this.#remove(decoded);
    this.#notifyDropped(decoded);
  }

  /** A block was committed: takes out what it included and what it made invalid. */
  applyBlock(
    included: ReadonlySet<Hex>,
    changed: Iterable<{ readonly address: Hex; readonly account: { nonce: bigint; balance: bigint } | null }>,
  ): void {
    for (const { address, account } of changed) {
      const sender = this.#senders.get(address);
      if (sender === undefined) continue;
      sender.nonce = account?.nonce ?? 0n;
      sender.balance = account?.balance ?? 0n;
      for (const { decoded } of [...sender.entries.values()]) {
        const isStale = decoded.transaction.nonce < sender.nonce;
        if (!isStale && transactionCost(decoded) <= sender.balance) continue;
        this.#remove(decoded);
        if (!included.has(decoded.hash)) this.#notifyDropped(decoded);
      }
    }
  }

  #makeRoom(decoded: DecodedTransaction, sender: Sender): void {
    const { transactionsMax, transactionsPerSenderMax, bytesMax } = this.#limits;
    if (sender.entries.size >= transactionsPerSenderMax) {
      throw new MempoolError('ACCOUNT_LIMIT', 'account limit exceeded');
    }
    while (this.size >= transactionsMax || this.#bytes + decoded.raw.length > bytesMax) {
      const cheapest = this.#cheapestTail();
      if (
        cheapest === undefined ||
        feeCap(cheapest) >= feeCap(decoded) ||
        cheapest.sender === decoded.sender
      ) {
        throw new MempoolError('POOL_FULL', 'txpool is full');
      }
      this.#remove(cheapest);
      this.#notifyDropped(cheapest);
    }
  }

  /** Only a sender's last transaction can go without making those after it useless. */
  #cheapestTail(): DecodedTransaction | undefined {
    let cheapest: DecodedTransaction | undefined;
    for (const { entries } of this.#senders.values()) {
      let tail: DecodedTransaction | undefined;
      for (const { decoded } of entries.values()) {
        if (tail === undefined || decoded.transaction.nonce > tail.transaction.nonce) tail = decoded;
      }
      if (tail !== undefined && (cheapest === undefined || feeCap(tail) < feeCap(cheapest))) cheapest = tail;
    }
    return cheapest;
  }

  #remove(decoded: DecodedTransaction): void {
    this.#byHash.delete(decoded.hash);
    this.#bytes -= decoded.raw.length;
    const sender = this.#senders.get(decoded.sender);
    if (sender === undefined) return;
    sender.entries.delete(decoded.transaction.nonce);
    sender.cost -= transactionCost(decoded);
    if (sender.entries.size === 0) this.#senders.delete(decoded.sender);
  }

  #notifyDropped(decoded: DecodedTransaction): void {
    for (const events of this.#listeners) events.dropped(decoded);
  }
}

function newSender(): Sender {
  return { nonce: 0n, balance: 0n, cost: 0n, entries: new Map() };
}

/** The sender must be able to pay for everything it has waiting, not only for this. */
function checkFunds(decoded: DecodedTransaction, sender: Sender, replaced: Entry | undefined): void {
  const { balance } = sender;
  const cost = transactionCost(decoded);
  const waiting = sender.cost - (replaced === undefined ? 0n : transactionCost(replaced.decoded));
  if (cost + waiting <= balance) return;
  const queued = waiting > 0n ? `, queued cost ${waiting}` : '';
  throw new MempoolError(
    'INSUFFICIENT_FUNDS',
    `insufficient funds for gas * price + value: balance ${balance}${queued}, tx cost ${cost}, overshot ${cost + waiting - balance}`,
  );
}

function checkReplacement(decoded: DecodedTransaction, old: DecodedTransaction): void {
  const bumped = (price: bigint) => (price * (100n + REPLACEMENT_BUMP_PERCENT) + 99n) / 100n;
  if (feeCap(decoded) >= bumped(feeCap(old)) && tipCap(decoded) >= bumped(tipCap(old))) return;
  throw new MempoolError('REPLACEMENT_UNDERPRICED', 'replacement transaction underpriced');
}
