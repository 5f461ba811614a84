import { keccak256 } from 'viem';
import { z } from 'zod';
import { CHAIN_ID } from '../../genesis/chain-common.ts';
import { toQuantity } from '../format/quantity.ts';
import { defineMethod } from '../method.ts';
import { bytes } from '../schemas.ts';

const none = z.tuple([]);

/** Who this is: `web3`, `net` and the parts of `eth` that never change. */
export const networkMethods = [
  defineMethod('web3_clientVersion', none, ({ clientVersion }) => clientVersion),
  defineMethod('web3_sha3', z.tuple([bytes]), (_, [data]) => keccak256(data)),
  defineMethod('net_version', none, () => CHAIN_ID.toString()),
  defineMethod('net_listening', none, () => true),
  defineMethod('net_peerCount', none, () => '0x0'),
  defineMethod('eth_chainId', none, () => toQuantity(CHAIN_ID)),
  defineMethod('eth_protocolVersion', none, () => '0x41'),
  defineMethod('eth_syncing', none, () => false),
  // The node holds no keys: whoever sends signs.
  defineMethod('eth_accounts', none, () => []),
  defineMethod('eth_coinbase', none, ({ chain, now }) => chain.nextEnvironment(now()).coinbase),
  defineMethod('eth_mining', none, () => true),
];
