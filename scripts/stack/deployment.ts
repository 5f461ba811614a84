import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Deployment } from '@quantum-chain/contracts';
import { deploy } from '@quantum-chain/contracts/deploy';
import { createPublicClient, createWalletClient, http } from 'viem';
import type { DevelopmentAccounts } from './accounts.ts';

/** Test money for the market maker: ten million dollars and a thousand bitcoins, ample at any price on record. */
const MARKET_MAKER_TUSD = 10_000_000_000_000n;
const MARKET_MAKER_TBTC = 100_000_000_000n;
/** It buys and sells in turn and loses only fees: enough for years of bars. */
const PASSER_BY_TUSD = 1_000_000_000_000n;
/** The devnet's blocks come within half a second. */
const POLLING_INTERVAL_MS = 100;

/** Deploys the contracts, unless those that `recordFile` names are on the chain already; keeps the record. */
export async function deployContracts(
  rpcUrl: string,
  { operator, marketMaker, treasury, passerBy }: DevelopmentAccounts,
  recordFile: string,
): Promise<Deployment> {
  const transport = http(rpcUrl);
  const deployment = await deploy({
    walletClient: createWalletClient({ account: operator, transport }),
    publicClient: createPublicClient({ transport, pollingInterval: POLLING_INTERVAL_MS }),
    operator: operator.address,
    treasury: treasury.address,
    mints: [
      { token: 'tUSD', to: marketMaker.address, amount: MARKET_MAKER_TUSD },
      { token: 'tBTC', to: marketMaker.address, amount: MARKET_MAKER_TBTC },
      { token: 'tUSD', to: passerBy.address, amount: PASSER_BY_TUSD },
    ],
    ...(existsSync(recordFile) ? { record: JSON.parse(readFileSync(recordFile, 'utf8')) as Deployment } : {}),
  });
  // Renaming is atomic: a kill in the middle leaves the old record or the new one, never half of one.
  writeFileSync(`${recordFile}.new`, JSON.stringify(deployment, null, 2));
  renameSync(`${recordFile}.new`, recordFile);
  return deployment;
}
