import { mkdirSync } from 'node:fs';
import { type Database, open, type RootDatabase } from 'lmdb';

type Table = Database<Uint8Array, Uint8Array>;

/**
 * One LMDB environment with a named database for each kind of record. Keys and values are plain bytes.
 *
 * | database | key | value |
 * |---|---|---|
 * | `meta` | name | head, genesis, schema |
 * | `blocks` | block number, 8 bytes big-endian | block and receipts |
 * | `blockNumbers` | block hash | block number |
 * | `transactions` | transaction hash | block number, index |
 * | `logs` | address or first topic, block number, log index | nothing: the block has the log |
 * | `accounts` | address | account record |
 * | `storage` | address, slot | value without leading zeros |
 * | `code` | keccak-256 of the code | code |
 * | `trie` | keccak-256 of the node | node |
 * | `pool` | transaction hash | signed transaction that waits for a block |
 */
export interface Environment {
  readonly root: RootDatabase<Uint8Array, Uint8Array>;
  readonly meta: Table;
  readonly blocks: Table;
  readonly blockNumbers: Table;
  readonly transactions: Table;
  readonly logs: Table;
  readonly accounts: Table;
  readonly storage: Table;
  readonly code: Table;
  readonly trie: Table;
  readonly pool: Table;
}

const DATABASES_MAX = 16;
/** Read transactions that may be open at once: at most one for each call in flight, of which the server admits fewer. */
const READERS_MAX = 2_048;

/** Opens (or creates) the environment in `folder`. One process at a time may write to it. */
export function openEnvironment(folder: string): Environment {
  mkdirSync(folder, { recursive: true });
  const root: Environment['root'] = open<Uint8Array, Uint8Array>({
    path: folder,
    maxDbs: DATABASES_MAX,
    maxReaders: READERS_MAX,
    encoding: 'binary',
    keyEncoding: 'binary',
  });
  const table = (name: string): Table => root.openDB(name, { encoding: 'binary', keyEncoding: 'binary' });
  return {
    root,
    meta: table('meta'),
    blocks: table('blocks'),
    blockNumbers: table('blockNumbers'),
    transactions: table('transactions'),
    logs: table('logs'),
    accounts: table('accounts'),
    storage: table('storage'),
    code: table('code'),
    trie: table('trie'),
    pool: table('pool'),
  };
}

/**
 * Processes other than this one that have the environment open. LMDB keeps a list of readers in its lock file; entries
 * of processes that died are cleared first.
 */
export function otherProcesses({ root }: Environment): number[] {
  root.readerCheck();
  // The list is a table for people: a line of headings, then process, thread and transaction in each line.
  const processes = root.readerList().matchAll(/^\s*(\d+)\s/gmu);
  return [...new Set(Array.from(processes, ([, pid]) => Number(pid)))].filter((pid) => pid !== process.pid);
}
