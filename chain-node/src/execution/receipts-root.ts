import { MerklePatriciaTrie } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';

/** Root of the trie that maps a transaction's index to its consensus-encoded receipt (Yellow Paper, section 4.3.2). */
export async function receiptsRootOf(encodedReceipts: readonly Uint8Array[]): Promise<Uint8Array> {
  const trie = new MerklePatriciaTrie();
  for (const [index, receipt] of encodedReceipts.entries()) await trie.put(RLP.encode(index), receipt);
  return trie.root();
}
