import { DatabaseSync } from 'node:sqlite';
import { encodeClientOrderId, OrderType, Side, TimeInForce } from '@quantum-chain/contracts';
import { keccak256, toHex, zeroHash } from 'viem';
import { ExchangeCore } from '../src/exchange/exchangeCore.ts';
import type { Admitted } from '../src/exchange/signedJson.ts';
import type { CancelMessage, OrderMessage } from '../src/exchange/signedMessages.ts';
import { loadEngine } from '../src/exchange/wasmEngine.ts';
import { nodeSql } from './nodeSql.ts';

type Hex = `0x${string}`;

const FEE_ACCOUNT: Hex = `0x${'fe'.repeat(20)}`;
export const [ALICE, BOB, CAROL] = ['a1', 'b0', 'ca'].map((byte): Hex => `0x${byte.repeat(20)}`) as [
  Hex,
  Hex,
  Hex,
];
/** Everything happens after this. */
export const START_MS = 1_700_000_000_000;
export const FOREVER = 4_000_000_000n;

/** A core on a database that outlives it, as in a Durable Object. */
export class CoreHarness {
  readonly database = new DatabaseSync(':memory:');
  readonly sql = nodeSql(this.database);
  nowMs = START_MS;
  core!: ExchangeCore;
  #depositId = 0;
  #block = 0;

  static async open(): Promise<CoreHarness> {
    const harness = new CoreHarness();
    await harness.restart();
    return harness;
  }

  /** Forgets all memory and recovers from the database. */
  async restart(): Promise<void> {
    const engine = await loadEngine();
    this.core = this.transact(() => new ExchangeCore(engine, this.sql, FEE_ACCOUNT, this.nowMs), false);
  }

  /** One group: what is done in `work` is written together or not at all. */
  transact<T>(work: () => T, flush = true): T {
    this.database.exec('BEGIN');
    try {
      const result = work();
      if (flush) this.core.flush();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      if (flush) this.core.flush();
      this.database.exec('COMMIT');
      throw error;
    }
  }

  deposit(account: Hex, asset: number, amount: bigint): void {
    this.#depositId++;
    this.chain([{ type: 'deposited', depositId: this.#depositId, account, asset, amount }]);
  }

  chain(events: Parameters<ExchangeCore['applyChain']>[0]): void {
    this.#block++;
    this.transact(() => this.core.applyChain(events, this.#block, this.nowMs));
  }

  place(order: Parameters<typeof order_>[0]) {
    return this.transact(() => this.core.place(order_(order), this.nowMs));
  }

  cancel(account: Hex, clientOrderId: string | null, signer = account) {
    return this.transact(() => this.core.cancel(cancel_(account, clientOrderId, signer), this.nowMs));
  }

  tick(): void {
    this.transact(() => this.core.tick(this.nowMs));
  }

  units(account: Hex, asset: 'tUSD' | 'tBTC'): string | undefined {
    return this.core.balancesOf(account).find((balance) => balance.asset === asset)?.total;
  }
}

interface OrderIdea {
  account: Hex;
  id: string;
  side: 'buy' | 'sell';
  price: number;
  lots: number;
  type?: 'limit' | 'market';
  timeInForce?: 'GTC' | 'IOC';
  signer?: Hex;
  expiry?: bigint;
  maxFeeBps?: number;
  marketId?: number;
}

/** An order as the Worker hands it over, signed by a digest of its own content. */
export function order_(idea: OrderIdea): Admitted<OrderMessage> {
  const message: OrderMessage = {
    account: idea.account,
    marketId: idea.marketId ?? 0,
    side: Side[idea.side],
    orderType: OrderType[idea.type ?? 'limit'],
    timeInForce: TimeInForce[idea.timeInForce ?? (idea.type === 'market' ? 'IOC' : 'GTC')],
    priceTicks: BigInt(idea.price),
    quantityLots: BigInt(idea.lots),
    maxFeeBps: idea.maxFeeBps ?? 5,
    expiry: idea.expiry ?? FOREVER,
    clientOrderId: encodeClientOrderId(idea.id),
  };
  return admitted(message, idea.signer ?? idea.account);
}

let cancels = 0;

export function cancel_(
  account: Hex,
  clientOrderId: string | null,
  signer = account,
): Admitted<CancelMessage> {
  cancels++;
  const encoded = clientOrderId === null ? zeroHash : encodeClientOrderId(clientOrderId);
  return admitted(
    { account, marketId: 0, clientOrderId: encoded, expiry: FOREVER + BigInt(cancels) },
    signer,
  );
}

function admitted<Message>(message: Message, signer: Hex): Admitted<Message> {
  const text = JSON.stringify(message, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
  return { message, signer, digest: keccak256(toHex(text)), signature: `0x${'11'.repeat(65)}` };
}
