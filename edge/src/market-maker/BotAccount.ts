import { type Deployment, exchangeAbi, Scope, testTokenAbi } from '@quantum-chain/contracts';
import { encodeFunctionData, type Hex } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { signDelegation } from '../../client/sign.ts';
import { publicClientOf } from '../chain/clients.ts';
import { Transactor } from '../chain/Transactor.ts';
import type { Env } from '../env.ts';
import { exchangeOf } from '../exchange/index.ts';
import { unwrap } from '../http/outcome.ts';
import type { Market } from '../markets/markets.ts';

const SESSION_SECONDS = 30 * 86_400;
const RENEW_BEFORE_SECONDS = 86_400;

interface Session {
  key: PrivateKeyAccount;
  expiry: number;
}

/** A bot's account on the exchange, with a wallet, deposits and a session key like anybody's. */
export class BotAccount {
  readonly address: Hex;
  readonly #env: Env;
  readonly #market: Market;
  readonly #walletKey: Hex;
  readonly #sql: SqlStorage;
  readonly #name: string;
  #session: Session | undefined;
  #funded = false;

  /** `name` tells the bots of one object apart: each keeps its session key and its count of order ids. */
  constructor(name: string, walletKey: Hex, market: Market, env: Env, sql: SqlStorage) {
    this.#name = name;
    this.#walletKey = walletKey;
    this.#market = market;
    this.#env = env;
    this.#sql = sql;
    this.address = privateKeyToAccount(walletKey).address.toLowerCase() as Hex;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS bots (name TEXT PRIMARY KEY, session_key TEXT NOT NULL, turns INTEGER NOT NULL)',
    );
  }

  /** The session key, once the account has its money on the exchange and the key may trade. */
  async ready(deployment: Deployment): Promise<PrivateKeyAccount> {
    if (!this.#funded) await this.#fund(deployment);
    return this.#openSession(deployment);
  }

  /** Counts on from 0, over restarts too: what order ids are made of. */
  nextTurn(): number {
    const { turns } = this.#row();
    this.#sql.exec('UPDATE bots SET turns = ? WHERE name = ?', turns + 1, this.#name);
    return turns;
  }

  /** Brings what the wallet holds to the exchange; deposits show at the edge a block later. */
  async #fund(deployment: Deployment): Promise<void> {
    const client = publicClientOf(this.#env);
    const transactor = new Transactor(client, deployment.chainId, this.#walletKey);
    for (const asset of [this.#market.quoteAsset, this.#market.baseAsset]) {
      const token = asset.symbol === 'tUSD' ? deployment.tUSD : deployment.tBTC;
      const amount = await client.readContract({
        address: token,
        abi: testTokenAbi,
        functionName: 'balanceOf',
        args: [this.address],
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
  async #openSession(deployment: Deployment): Promise<PrivateKeyAccount> {
    const nowSeconds = Math.floor(Date.now() / 1000);
    if (this.#session && this.#session.expiry - nowSeconds > RENEW_BEFORE_SECONDS) return this.#session.key;
    const key = privateKeyToAccount(this.#row().session_key);
    const expiry = nowSeconds + SESSION_SECONDS;
    const delegation = {
      account: this.address,
      sessionKey: key.address.toLowerCase() as Hex,
      scopes: Scope.read | Scope.trade,
      expiry: BigInt(expiry),
      nonce: BigInt(Date.now()),
    };
    const { signature } = await signDelegation(privateKeyToAccount(this.#walletKey), deployment, delegation);
    unwrap(await exchangeOf(this.#env).openSession(delegation, signature));
    this.#session = { key, expiry };
    return key;
  }

  #row(): { session_key: Hex; turns: number } {
    this.#sql.exec('INSERT OR IGNORE INTO bots VALUES (?, ?, 0)', this.#name, generatePrivateKey());
    return this.#sql
      .exec<{ session_key: Hex; turns: number }>(
        'SELECT session_key, turns FROM bots WHERE name = ?',
        this.#name,
      )
      .one();
  }
}
