import { DurableObject } from 'cloudflare:workers';
import { type Deployment, exchangeAbi, Scope, testTokenAbi } from '@quantum-chain/contracts';
import { encodeFunctionData, type Hex } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { signCancel, signDelegation, signOrder } from '../../client/sign.ts';
import { publicClientOf } from '../chain/clients.ts';
import { deploymentOf } from '../chain/deployment.ts';
import { Transactor } from '../chain/Transactor.ts';
import type { Env } from '../env.ts';
import { admitCancel, admitOrder, exchangeOf } from '../exchange/index.ts';
import { unwrap } from '../http/outcome.ts';
import { formatDecimal } from '../markets/decimal.ts';
import { type Market, marketBySymbol } from '../markets/markets.ts';
import { ladder } from './ladder.ts';
import { type LastQuotes, shouldQuote } from './whenToQuote.ts';

/** Quotes of a maker that has died leave the book after this. */
const ORDER_LIFETIME_SECONDS = 600;
const SESSION_SECONDS = 30 * 86_400;
const RENEW_BEFORE_SECONDS = 86_400;

interface Session {
  key: PrivateKeyAccount;
  expiry: number;
}

/** Quotes around the mark, with an account and a session key like anybody's. Named after its market. */
export class MarketMakerObject extends DurableObject<Env> {
  readonly #market: Market;
  #last: LastQuotes | undefined;
  #session: Session | undefined;
  #funded = false;
  #busy = false;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    const market = marketBySymbol(state.id.name ?? '');
    if (!market) throw new Error('a market maker is named after its market');
    this.#market = market;
    state.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS maker (one INTEGER PRIMARY KEY CHECK (one = 1), private_key TEXT NOT NULL, requotes INTEGER NOT NULL)',
    );
  }

  /** The clock tells of a new mark. One at a time: a mark that comes while quotes are being made is skipped. */
  async markMoved(markTicks: number, barClosed: boolean): Promise<void> {
    const deployment = deploymentOf(this.env);
    const privateKey = this.env.MARKET_MAKER_PRIVATE_KEY as Hex | undefined;
    if (
      this.#busy ||
      !deployment ||
      !privateKey ||
      !shouldQuote(this.#last, markTicks, barClosed, Date.now())
    )
      return;
    this.#busy = true;
    try {
      const wallet = privateKeyToAccount(privateKey);
      if (!this.#funded) await this.#fund(deployment, privateKey);
      const session = await this.#openSession(deployment, wallet);
      await this.#quote(deployment, wallet.address, session, markTicks);
    } catch (error) {
      console.warn('market maker failed', error instanceof Error ? error.message.split('\n')[0] : error);
    } finally {
      this.#busy = false;
    }
  }

  async #quote(deployment: Deployment, account: Hex, { key }: Session, markTicks: number): Promise<void> {
    const market = this.#market;
    const expiry = Math.floor(Date.now() / 1000) + ORDER_LIFETIME_SECONDS;
    const requote = this.#nextRequote();
    const cancel = await signCancel(key, deployment, { account, market, clientOrderId: null, expiry });
    const orders = await Promise.all(
      ladder(markTicks, market).map(async ({ side, priceTicks, quantityLots }, index) =>
        admitOrder(
          await signOrder(key, deployment, {
            account,
            market,
            side,
            type: 'limit',
            timeInForce: 'GTC',
            price: formatDecimal(priceTicks, market.priceDecimals),
            quantity: formatDecimal(quantityLots, market.quantityDecimals),
            maxFeeBps: Math.max(market.makerFeeBps, market.takerFeeBps),
            expiry,
            clientOrderId: `mm-${requote}-${index}`,
          }),
          deployment,
        ),
      ),
    );
    const { refused } = unwrap(await this.#exchange().requote(await admitCancel(cancel, deployment), orders));
    this.#last = { markTicks, atMs: Date.now() };
    if (refused) console.warn('market maker order refused', refused);
  }

  /** Brings what the wallet holds to the exchange; deposits show at the edge a block later. */
  async #fund(deployment: Deployment, privateKey: Hex): Promise<void> {
    const client = publicClientOf(this.env);
    const transactor = new Transactor(client, deployment.chainId, privateKey);
    const owner = transactor.account.address;
    for (const asset of [this.#market.quoteAsset, this.#market.baseAsset]) {
      const token = asset.symbol === 'tUSD' ? deployment.tUSD : deployment.tBTC;
      const amount = await client.readContract({
        address: token,
        abi: testTokenAbi,
        functionName: 'balanceOf',
        args: [owner],
      });
      if (amount === 0n) continue;
      const approve = encodeFunctionData({
        abi: testTokenAbi,
        functionName: 'approve',
        args: [deployment.exchange, amount],
      });
      await transactor.succeeded(await transactor.send({ to: token, data: approve }));
      const deposit = encodeFunctionData({
        abi: exchangeAbi,
        functionName: 'deposit',
        args: [asset.id, amount],
      });
      await transactor.succeeded(await transactor.send({ to: deployment.exchange, data: deposit }));
    }
    this.#funded = true;
  }

  /** The session key is kept, so that a restart does not leave a trail of keys; its delegation is renewed in time. */
  async #openSession(deployment: Deployment, wallet: PrivateKeyAccount): Promise<Session> {
    const nowSeconds = Math.floor(Date.now() / 1000);
    if (this.#session && this.#session.expiry - nowSeconds > RENEW_BEFORE_SECONDS) return this.#session;
    const key = privateKeyToAccount(this.#row().private_key);
    const expiry = nowSeconds + SESSION_SECONDS;
    const delegation = {
      account: wallet.address.toLowerCase() as Hex,
      sessionKey: key.address.toLowerCase() as Hex,
      scopes: Scope.read | Scope.trade,
      expiry: BigInt(expiry),
      nonce: BigInt(Date.now()),
    };
    const { signature } = await signDelegation(wallet, deployment, delegation);
    unwrap(await this.#exchange().openSession(delegation, signature));
    this.#session = { key, expiry };
    return this.#session;
  }

  #nextRequote(): number {
    const { requotes } = this.#row();
    this.ctx.storage.sql.exec('UPDATE maker SET requotes = ?', requotes + 1);
    return requotes;
  }

  #row(): { private_key: Hex; requotes: number } {
    const { sql } = this.ctx.storage;
    sql.exec('INSERT OR IGNORE INTO maker VALUES (1, ?, 0)', generatePrivateKey());
    return sql.exec<{ private_key: Hex; requotes: number }>('SELECT private_key, requotes FROM maker').one();
  }

  #exchange() {
    return exchangeOf(this.env);
  }
}
