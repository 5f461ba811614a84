import { MerklePatriciaTrie } from '@ethereumjs/mpt';
import { ValueEncoding } from '@ethereumjs/util';
import type { TrieNodes } from './trie-nodes.ts';

/** The state trie, or one account's storage trie, at `root`. Keys are hashed, as in every Ethereum state. */
export function openTrie(nodes: TrieNodes, root: Uint8Array): MerklePatriciaTrie {
  return new MerklePatriciaTrie({
    db: nodes,
    root,
    useKeyHashing: true,
    valueEncoding: ValueEncoding.Bytes,
  });
}
