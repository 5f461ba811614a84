import { http } from 'viem';
import { createConfig, injected } from 'wagmi';
import { connect, getWalletClient, reconnect, switchChain } from 'wagmi/actions';
import { chainOf } from '../chain/chainOf.ts';
import { configQuery } from '../edge/queries.ts';
import { PageError } from '../errors/pageError.ts';
import { database } from '../state/database.ts';
import { queryClient } from '../state/queryClient.ts';
import type { Signer } from './signer.ts';

async function wagmiConfig() {
  const { chainId, rpcUrl } = await queryClient.fetchQuery(configQuery);
  if (!rpcUrl) throw new PageError('NO_CHAIN');
  const chain = chainOf(chainId, rpcUrl);
  return createConfig({
    chains: [chain],
    connectors: [injected()],
    transports: { [chain.id]: http(rpcUrl) },
  });
}
type Config = Awaited<ReturnType<typeof wagmiConfig>>;

/** Asks the browser's wallet for an account on our chain. @throws PageError `NO_INJECTED_WALLET` */
export async function connectInjectedWallet(): Promise<Signer> {
  if (!('ethereum' in globalThis)) throw new PageError('NO_INJECTED_WALLET');
  const config = await wagmiConfig();
  const { chainId } = await connect(config, { connector: injected() });
  const [chain] = config.chains;
  if (chainId !== chain.id) await switchChain(config, { chainId: chain.id });
  const signer = await signerOf(config);
  await (await database()).put('choices', 'injected', 'wallet');
  return signer;
}

/** The account of last time, if the wallet still allows it without asking. */
export async function reconnectInjected(): Promise<Signer | undefined> {
  const config = await wagmiConfig();
  const connections = await reconnect(config);
  return connections.length > 0 ? signerOf(config) : undefined;
}

async function signerOf(config: Config): Promise<Signer> {
  const client = await getWalletClient(config);
  return {
    address: client.account.address,
    client: async () => client,
    signTypedData: (typedData) => client.signTypedData({ account: client.account, ...typedData }),
  };
}
