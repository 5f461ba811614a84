import { DurableObject } from 'cloudflare:workers';
import type { Deployment } from '@quantum-chain/contracts';
import type { Hex } from 'viem';
import { signCancel, signOrder } from '../../client/sign.ts';
import { deploymentOf } from '../chain/deployment.ts';
import type { Env } from '../env.ts';
import { admitCancel, admitOrder, exchangeOf } from '../exchange/index.ts';
import { firstLine } from '../http/firstLine.ts';
import { unwrap } from '../http/outcome.ts';
import { formatDecimal, parseDecimal } from '../markets/decimal.ts';
import { type Market, marketBySymbol } from '../markets/markets.ts';
import { BotAccount } from './BotAccount.ts';
import { ladder, type Quote } from './ladder.ts';
import { passerByOrder } from './passerByOrder.ts';
import { type LastQuotes, shouldQuote } from './whenToQuote.ts';

/** Quotes of a maker that has died leave the book after this. */
const ORDER_LIFETIME_SECONDS = 600;

/**
 * The bots that make a devnet's market move, each with an account like anybody's: a maker that quotes around the mark, and a
 * passer-by that trades a little at each bar's close, so that the last price (by which vaults are valued) follows the market. Named after its market.
 */
export class MarketMakerObject extends DurableObject<Env> {
  readonly #market: Market;
  readonly #maker: BotAccount | undefined;
  readonly #passerBy: BotAccount | undefined;
  #last: LastQuotes | undefined;
  #busy = false;
  #trouble: string | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    const market = marketBySymbol(state.id.name ?? '');
    if (!market) throw new Error('a market maker is named after its market');
    this.#market = market;
    const bot = (name: string, walletKey: string | undefined) =>
      walletKey ? new BotAccount(name, walletKey as Hex, market, env, state.storage.sql) : undefined;
    this.#maker = bot('maker', env.MARKET_MAKER_PRIVATE_KEY);
    this.#passerBy = bot('passer-by', env.PASSER_BY_PRIVATE_KEY);
  }

  /** The clock tells of a new mark. One at a time: a mark that comes while quotes are being made is skipped. */
  async markMoved(markTicks: number, barClosed: boolean): Promise<void> {
    const deployment = deploymentOf(this.env);
    if (this.#busy || !deployment) return;
    this.#busy = true;
    try {
      if (this.#maker && shouldQuote(this.#last, markTicks, barClosed, Date.now()))
        await this.#quote(this.#maker, deployment, markTicks);
      if (this.#passerBy && barClosed) await this.#passBy(this.#passerBy, deployment, markTicks);
    } catch (error) {
      this.#complain(firstLine(error));
    } finally {
      this.#busy = false;
    }
  }

  async #quote(bot: BotAccount, deployment: Deployment, markTicks: number): Promise<void> {
    const key = await bot.ready(deployment);
    const expiry = Math.floor(Date.now() / 1000) + ORDER_LIFETIME_SECONDS;
    const cancel = await signCancel(key, deployment, {
      account: bot.address,
      market: this.#market,
      clientOrderId: null,
      expiry,
    });
    const turn = bot.nextTurn();
    const orders = await Promise.all(
      ladder(markTicks, this.#market).map(async (quote, index) =>
        admitOrder(
          await this.#sign(bot, key, deployment, quote, 'GTC', expiry, `mm-${turn}-${index}`),
          deployment,
        ),
      ),
    );
    const { refused } = unwrap(
      await exchangeOf(this.env).requote(await admitCancel(cancel, deployment), orders),
    );
    this.#last = { markTicks, atMs: Date.now() };
    this.#complain(refused);
  }

  async #passBy(bot: BotAccount, deployment: Deployment, markTicks: number): Promise<void> {
    const key = await bot.ready(deployment);
    const expiry = Math.floor(Date.now() / 1000) + ORDER_LIFETIME_SECONDS;
    const turn = bot.nextTurn();
    const exchange = exchangeOf(this.env);
    const { balances } = await exchange.balances(bot.address);
    // Nothing is on the exchange before its first deposit is credited.
    if (balances.every(({ total }) => total === '0')) return;
    const base = balances.find(({ asset }) => asset === this.#market.baseAsset.symbol);
    const heldLots = Number(parseDecimal(base?.total ?? '0', this.#market.quantityDecimals) ?? 0n);
    const order = passerByOrder(heldLots, markTicks, this.#market);
    const outcome = await exchange.placeOrder(
      await this.#sign(bot, key, deployment, order, 'IOC', expiry, `by-${turn}`),
    );
    if (!outcome.ok) this.#complain(`passer-by refused: ${outcome.error.code}`);
  }

  /** Once for each new trouble: the clock calls twice a second. */
  #complain(trouble: string | null): void {
    if (trouble !== null && trouble !== this.#trouble) console.warn('market maker:', trouble);
    this.#trouble = trouble;
  }

  #sign(
    bot: BotAccount,
    key: Parameters<typeof signOrder>[0],
    deployment: Deployment,
    { side, priceTicks, quantityLots }: Quote,
    timeInForce: 'GTC' | 'IOC',
    expiry: number,
    clientOrderId: string,
  ) {
    return signOrder(key, deployment, {
      account: bot.address,
      market: this.#market,
      side,
      type: 'limit',
      timeInForce,
      price: formatDecimal(priceTicks, this.#market.priceDecimals),
      quantity: formatDecimal(quantityLots, this.#market.quantityDecimals),
      maxFeeBps: Math.max(this.#market.makerFeeBps, this.#market.takerFeeBps),
      expiry,
      clientOrderId,
    });
  }
}
