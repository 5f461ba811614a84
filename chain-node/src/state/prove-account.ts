import { createMerkleProof } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { bytesToBigInt, bytesToHex, equalsBytes, hexToBytes, KECCAK256_RLP } from '@ethereumjs/util';
import { type Hex, numberToHex } from 'viem';
import { EMPTY_ACCOUNT } from './account-record.ts';
import type { Environment } from './environment.ts';
import { openTrie } from './open-trie.ts';
import { TrieNodes } from './trie-nodes.ts';
import { TrieStateView } from './trie-state-view.ts';

/** EIP-1186's answer: an account, some of its slots, and the trie nodes from `stateRoot` down to each. */
export async function proveAccount(
  environment: Environment,
  stateRoot: Uint8Array,
  address: Hex,
  slots: readonly Hex[],
) {
  const nodes = new TrieNodes(environment);
  const account = (await new TrieStateView(environment, stateRoot).account(address)) ?? EMPTY_ACCOUNT;
  const storageProof = [];
  for (const slot of slots) {
    const leaf = await valueAt(nodes, account.storageRoot, slot);
    const value = leaf === null ? '0x0' : numberToHex(bytesToBigInt(RLP.decode(leaf) as Uint8Array));
    storageProof.push({ key: slot, value, proof: await proof(nodes, account.storageRoot, slot) });
  }
  return {
    address,
    balance: numberToHex(account.balance),
    nonce: numberToHex(account.nonce),
    codeHash: bytesToHex(account.codeHash),
    storageHash: bytesToHex(account.storageRoot),
    accountProof: await proof(nodes, stateRoot, address),
    storageProof,
  };
}

async function valueAt(nodes: TrieNodes, root: Uint8Array, key: Hex): Promise<Uint8Array | null> {
  return equalsBytes(root, KECCAK256_RLP) ? null : openTrie(nodes, root).get(hexToBytes(key), true);
}

/** An empty trie has no nodes, so absence from it is proven by nothing at all. */
async function proof(nodes: TrieNodes, root: Uint8Array, key: Hex): Promise<Hex[]> {
  if (equalsBytes(root, KECCAK256_RLP)) return [];
  const path = await createMerkleProof(openTrie(nodes, root), hexToBytes(key));
  return path.map((node) => bytesToHex(node));
}
