import { join } from 'node:path';
import { startDevnet } from '@quantum-chain/chain-node';
import type { Deployment } from '@quantum-chain/contracts';
import { startEdge } from '@quantum-chain/edge/local';
import { developmentAccounts } from './accounts.ts';
import { deployContracts } from './deployment.ts';
import { findFreePort } from './free-port.ts';
import { chooseMarket } from './market.ts';
import type { StackOptions } from './options.ts';

export type Stack = {
  /** The page and the API. */
  url: string;
  rpcUrl: string;
  deployment: Deployment;
  /** One line that says which prices the market shows. */
  marketLabel: string;
  /** Stops the edge, then the chain, each with everything on disk. */
  close(): Promise<void>;
};

/**
 * Starts the whole product in `options.dataFolder`: the chain, the contracts (deployed once), the Worker with API and page.
 * What was started before a failure is stopped again.
 */
export async function startStack(options: StackOptions, report: (line: string) => void): Promise<Stack> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const chain = await startDevnet({
      dataDir: join(options.dataFolder, 'chain'),
      host: options.host,
      port: await findFreePort(options.chainPort, options.host),
    });
    closers.push(() => chain.close());
    report(`chain     ${chain.url}`);

    const accounts = developmentAccounts();
    const deployment = await deployContracts(
      chain.url,
      accounts,
      join(options.dataFolder, 'deployment.json'),
    );
    report(`contracts exchange at ${deployment.exchange}`);

    const market = await chooseMarket(options);
    report(`market    ${market.label}`);

    const edge = await startEdge({
      host: options.host,
      port: await findFreePort(options.edgePort, options.host),
      dataDir: join(options.dataFolder, 'edge'),
      assetsDir: join(import.meta.dirname, '..', '..', 'web', 'out'),
      chainRpcUrl: chain.url,
      deployment,
      market: market.settings,
    });
    closers.push(() => edge.close());
    return { url: edge.url, rpcUrl: chain.url, deployment, marketLabel: market.label, close };
  } catch (error) {
    await close();
    throw error;
  }
}
