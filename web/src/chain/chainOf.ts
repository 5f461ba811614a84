import { defineChain } from 'viem';

/** What wallets need to know of the chain. */
export function chainOf(chainId: number, rpcUrl: string) {
  return defineChain({
    id: chainId,
    name: 'QoraNet devnet',
    nativeCurrency: { name: 'QOR', symbol: 'QOR', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
}
