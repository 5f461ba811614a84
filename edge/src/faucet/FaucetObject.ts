import { DurableObject } from 'cloudflare:workers';
import { testTokenAbi } from '@quantum-chain/contracts';
import { encodeFunctionData, formatUnits, type Hex, parseEther } from 'viem';
import { publicClientOf } from '../chain/clients.ts';
import { requireDeployment } from '../chain/deployment.ts';
import { Transactor } from '../chain/Transactor.ts';
import type { Env } from '../env.ts';
import { EdgeError } from '../http/edgeError.ts';
import { firstLine } from '../http/firstLine.ts';
import type { Outcome } from '../http/outcome.ts';
import type { FaucetAnswer } from './schema.ts';

/** Gas for thousands of calls on the devnet. */
const GRANT_WEI = parseEther('10');
const ENOUGH_WEI = parseEther('1');
const DAY_MS = 86_400_000;
/** Whole devnets share one faucet: what a script can empty in a day has an end. */
const GRANTS_PER_DAY = 2_000;
const TUSD_DECIMALS = 6;

/** Hands out gas and test dollars, once a day to an address. The one owner of the faucet account's nonce. */
export class FaucetObject extends DurableObject<Env> {
  #transactor: Transactor | undefined;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS grants (address TEXT PRIMARY KEY, at_ms INTEGER NOT NULL)',
    );
  }

  async grant(address: Hex): Promise<Outcome<FaucetAnswer>> {
    const nowMs = Date.now();
    const { sql } = this.ctx.storage;
    sql.exec('DELETE FROM grants WHERE at_ms <= ?', nowMs - DAY_MS);
    if (sql.exec('SELECT 1 FROM grants WHERE address = ?', address).toArray().length > 0) {
      return refused('FAUCET_LIMIT', 'This address has had its share of today.');
    }
    const { granted } = sql.exec<{ granted: number }>('SELECT count(*) AS granted FROM grants').one();
    if (granted >= GRANTS_PER_DAY) return refused('FAUCET_LIMIT', 'The faucet is empty for today.');
    // Kept before anything is sent: two requests at once get one share.
    sql.exec('INSERT INTO grants VALUES (?, ?)', address, nowMs);
    try {
      return { ok: true, value: await this.#send(address) };
    } catch (error) {
      sql.exec('DELETE FROM grants WHERE address = ?', address);
      console.warn('faucet failed', firstLine(error));
      return refused('CHAIN_UNAVAILABLE', 'The chain did not take the transaction; try again.');
    }
  }

  async #send(address: Hex): Promise<FaucetAnswer> {
    const { tUSD, chainId } = requireDeployment(this.env);
    const client = publicClientOf(this.env);
    this.#transactor ??= new Transactor(client, chainId, this.env.FAUCET_PRIVATE_KEY as Hex);
    const transactor = this.#transactor;
    const token = { address: tUSD, abi: testTokenAbi } as const;
    const [balanceWei, dollars] = await Promise.all([
      client.getBalance({ address }),
      client.readContract({ ...token, functionName: 'faucetAmount' }),
    ]);
    const sent: Hex[] = [];
    const grantWei = balanceWei >= ENOUGH_WEI ? 0n : GRANT_WEI;
    if (grantWei > 0n) sent.push(await transactor.send({ to: address, valueWei: grantWei }));
    const data = encodeFunctionData({ abi: testTokenAbi, functionName: 'faucet', args: [address] });
    // The token keeps its own limit for a day: it may say no where this object remembers nothing.
    const minted = await transactor.send({ to: tUSD, data }).catch(() => undefined);
    if (minted) sent.push(minted);
    for (const hash of sent) if (!(await transactor.succeeded(hash))) throw new Error(`${hash} reverted`);
    return {
      address,
      qor: formatUnits(grantWei, 18),
      tusd: minted ? formatUnits(dollars, TUSD_DECIMALS) : '0',
      transactions: sent,
    };
  }
}

function refused(code: 'FAUCET_LIMIT' | 'CHAIN_UNAVAILABLE', message: string): Outcome<never> {
  return { ok: false, error: new EdgeError(code, message).toBody() };
}
