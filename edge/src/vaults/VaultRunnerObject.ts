import { DurableObject } from 'cloudflare:workers';
import type { Deployment } from '@quantum-chain/contracts';
import { loadModel, type ModelEngine, parseModel } from '@quantum-chain/wasm';
import type { PublicClient } from 'viem';
import { generatePrivateKey, privateKeyToAccount, privateKeyToAddress } from 'viem/accounts';
import { signOrder } from '../../client/sign.ts';
import { publicClientOf } from '../chain/clients.ts';
import { requireDeployment } from '../chain/deployment.ts';
import type { Env } from '../env.ts';
import { exchangeOf, type PlaceOrderBody } from '../exchange/index.ts';
import { firstLine } from '../http/firstLine.ts';
import { formatDecimal, parseDecimal } from '../markets/decimal.ts';
import { type Market, marketBySymbol } from '../markets/markets.ts';
import { readModelFile, type TraderAnswer } from '../models/index.ts';
import type { Candle } from '../oracle/index.ts';
import { readHoldings, readNewVaults } from './chainVaults.ts';
import { equityQuoteUnits, orderTowards, type Position } from './decision.ts';
import { VaultKeeper } from './keeper.ts';
import type { DecisionAnswer, VaultAnswer, VaultDetailAnswer, VaultQuery } from './schema.ts';
import { type KnownVault, VaultStore } from './vaultStore.ts';

type Hex = `0x${string}`;

/** A decision's order lives this long: it is immediate-or-cancel, and must reach the book within the bar it was made for. */
const ORDER_LIFETIME_SECONDS = 60;

/** Trades for every vault of one market: at each bar's close the model infers, and its vault's session key signs. Named after the market. */
export class VaultRunnerObject extends DurableObject<Env> {
  readonly #market: Market;
  readonly #store: VaultStore;
  readonly #keepers = new Map<Hex, VaultKeeper>();
  #engine: Promise<ModelEngine> | undefined;
  #running = false;
  #again = false;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    const market = marketBySymbol(state.id.name ?? '');
    if (!market) throw new Error('a vault runner is named after its market');
    this.#market = market;
    this.#store = new VaultStore(state.storage.sql);
  }

  /** The session key that will trade for every vault of this model, made when it is first asked for. */
  trader(modelId: Hex): TraderAnswer {
    let privateKey = this.#store.traderKey(modelId);
    if (!privateKey) {
      privateKey = generatePrivateKey();
      this.#store.keepTraderKey(modelId, privateKey);
    }
    return { modelId, sessionKey: privateKeyToAddress(privateKey).toLowerCase() as Hex };
  }

  vaults(): VaultAnswer[] {
    return this.#store.vaults().map((vault) => this.#answer(vault));
  }

  vault(address: Hex, query: VaultQuery): VaultDetailAnswer | undefined {
    const vault = this.#store.vaults().find((known) => known.address === address);
    if (!vault) return undefined;
    return {
      ...this.#answer(vault),
      decisionsNewestFirst: this.#store.decisions(address, query.limit, query.before),
    };
  }

  /** The clock tells of a closed bar. Bars that close while one is being worked on are worked on together afterwards: the newest counts. */
  async barClosed(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    try {
      do {
        this.#again = false;
        await this.#work();
      } while (this.#again);
    } finally {
      this.#running = false;
    }
  }

  async #work(): Promise<void> {
    const deployment = requireDeployment(this.env);
    const client = publicClientOf(this.env);
    for (const vault of await readNewVaults(client, deployment.modelVaultFactory, this.#store.vaultCount()))
      this.#store.addVault(vault);
    for (const vault of this.#store.vaults()) {
      // One vault's failure must not keep the others from trading.
      try {
        await this.#serve(vault, client, deployment);
      } catch (error) {
        console.warn('vault failed', vault.address, firstLine(error));
        this.#store.setReason(vault.address, 'CHAIN_UNAVAILABLE');
      }
    }
  }

  async #serve(vault: KnownVault, client: PublicClient, deployment: Deployment): Promise<void> {
    const keeper = this.#keepers.get(vault.address) ?? new VaultKeeper(vault.address, deployment.blockNumber);
    this.#keepers.set(vault.address, keeper);
    await this.#finishUnanswered(vault.address);
    const open = await keeper.openRedeems(client, Date.now());
    await this.#decide(vault, keeper.someoneLeaves);
    if (!open) return;
    const send = (to: Hex, data: Hex) => this.#exchange().sendAsOperator(to, data);
    if (open.length > 0)
      await keeper.advanceRedeems(
        open,
        await readHoldings(client, vault.address, deployment, this.#market.baseAsset.id),
        send,
      );
    await keeper.shareProfit(client, send);
  }

  /** Decides on the newest closed bar, once. Answers what the vault holds afterwards, as far as the edge knows. */
  async #decide(vault: KnownVault, leaving: boolean): Promise<bigint> {
    const privateKey = this.#store.traderKey(vault.modelId);
    const position = await this.#position(vault.address, 0n);
    if (!privateKey || privateKeyToAddress(privateKey).toLowerCase() !== vault.trader)
      return this.#idle(vault.address, 'TRADER_NOT_OURS', position);
    const file = await readModelFile(this.env, vault.modelId);
    if (!file) return this.#idle(vault.address, 'MODEL_FILE_MISSING', position);
    const engine = await this.#loadEngine();
    const model = parseModel(file);
    const { bars, lastBar } = await this.env.MARKET_CLOCK.getByName(this.#market.symbol).closedBars(
      model.windowBars + 1,
    );
    const close = bars.at(-1);
    if (bars.length <= model.windowBars || !close)
      return this.#idle(vault.address, 'TOO_LITTLE_HISTORY', position);
    if (this.#store.decisions(vault.address, 1)[0]?.bar === lastBar) return position.heldLots;

    const atClose = { ...position, closeTicks: BigInt(close.closeTicks) };
    const equity = equityQuoteUnits(atClose);
    const lotQuoteUnits = atClose.closeTicks * atClose.quoteUnitsPerTickLot;
    if (equity < lotQuoteUnits) return this.#idle(vault.address, 'LESS_THAN_ONE_LOT', position);
    const signal = engine.infer(file, [...bars]);
    // Who leaves is paid in dollars, so the vault holds nothing else until they are.
    const targetLots = leaving
      ? 0n
      : engine.targetLots({
          signal,
          entryThreshold: model.entryThreshold,
          exitThreshold: model.exitThreshold,
          heldLots: atClose.heldLots,
          equityQuoteUnits: equity,
          priceTicks: atClose.closeTicks,
          quoteUnitsPerTickLot: atClose.quoteUnitsPerTickLot,
        });
    const body = await this.#sign(vault.address, privateKey, lastBar, atClose, targetLots);
    const answer = decisionAnswer(
      this.#market,
      lastBar,
      close,
      signal,
      equity,
      atClose,
      targetLots,
      leaving,
      body,
    );
    this.#store.setReason(vault.address, null);
    this.#store.keepDecision(vault.address, { answer, order: body });
    if (!body) return position.heldLots;
    return this.#send(vault.address, answer, body);
  }

  #idle(address: Hex, reason: string, position: Position): bigint {
    this.#store.setReason(address, reason);
    return position.heldLots;
  }

  async #position(address: Hex, closeTicks: bigint): Promise<Position> {
    const { balances } = await this.#exchange().balances(address);
    const units = (asset: { symbol: string; decimals: number }) =>
      parseDecimal(
        balances.find((balance) => balance.asset === asset.symbol)?.total ?? '0',
        asset.decimals,
      ) ?? 0n;
    return {
      quoteUnits: units(this.#market.quoteAsset),
      heldLots: units(this.#market.baseAsset) / BigInt(this.#market.baseUnitsPerLot),
      closeTicks,
      quoteUnitsPerTickLot: BigInt(this.#market.quoteUnitsPerTickLot),
    };
  }

  async #sign(
    account: Hex,
    privateKey: Hex,
    bar: number,
    position: Position,
    targetLots: bigint,
  ): Promise<PlaceOrderBody | null> {
    const order = orderTowards(position, targetLots);
    if (!order) return null;
    const deployment = requireDeployment(this.env);
    return signOrder(
      privateKeyToAccount(privateKey),
      { chainId: deployment.chainId, exchange: deployment.exchange },
      {
        account,
        market: this.#market,
        side: order.side,
        type: 'limit',
        timeInForce: 'IOC',
        price: formatDecimal(order.priceTicks, this.#market.priceDecimals),
        quantity: formatDecimal(order.quantityLots, this.#market.quantityDecimals),
        maxFeeBps: this.#market.takerFeeBps,
        expiry: Math.floor(Date.now() / 1_000) + ORDER_LIFETIME_SECONDS,
        // One order a bar: sent twice after a crash, it is still one.
        clientOrderId: `bar-${bar}`,
      },
    );
  }

  async #send(address: Hex, answer: DecisionAnswer, body: PlaceOrderBody): Promise<bigint> {
    const outcome = await this.#exchange().placeOrder(body);
    const kept: DecisionAnswer = outcome.ok
      ? { ...answer, orderId: outcome.value.order.orderId, filled: outcome.value.order.filled }
      : { ...answer, error: outcome.error.code };
    this.#store.keepDecision(address, { answer: kept, order: null });
    return (await this.#position(address, 0n)).heldLots;
  }

  /** A crash between signing and answer left these; the exchange gives the first answer again, or refuses the stale order. */
  async #finishUnanswered(address: Hex): Promise<void> {
    for (const { answer, order } of this.#store.unanswered(address))
      if (order) await this.#send(address, answer, order);
  }

  #answer(vault: KnownVault & { reason: string | null }): VaultAnswer {
    return {
      address: vault.address,
      modelId: vault.modelId,
      sessionKey: vault.trader,
      state: vault.reason === null ? 'trading' : 'idle',
      reason: vault.reason,
      decisions: this.#store.decisionCount(vault.address),
      lastDecision: this.#store.decisions(vault.address, 1)[0] ?? null,
    };
  }

  #loadEngine(): Promise<ModelEngine> {
    this.#engine ??= loadModel();
    return this.#engine;
  }

  #exchange() {
    return exchangeOf(this.env);
  }
}

function decisionAnswer(
  market: Market,
  bar: number,
  close: Candle,
  signal: number,
  equity: bigint,
  position: Position,
  targetLots: bigint,
  leaving: boolean,
  order: PlaceOrderBody | null,
): DecisionAnswer {
  return {
    bar,
    barOpenTimeMs: close.openTimeMs,
    timeMs: Date.now(),
    closePrice: formatDecimal(close.closeTicks, market.priceDecimals),
    signal,
    equityQuoteUnits: equity.toString(),
    heldLots: position.heldLots.toString(),
    targetLots: targetLots.toString(),
    action: order?.side ?? 'keep',
    cause: leaving ? 'redemption' : 'signal',
    clientOrderId: order?.clientOrderId ?? null,
    orderId: null,
    filled: null,
    error: null,
  };
}
