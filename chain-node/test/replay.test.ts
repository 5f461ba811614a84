import { MerkleStateManager } from '@ethereumjs/statemanager';
import { bytesToHex, createAccount, createAddressFromString } from '@ethereumjs/util';
import { createVM, runBlock } from '@ethereumjs/vm';
import { expect, test } from 'vitest';
import { createChainCommon } from '../src/genesis/chain-common.ts';
import { devnetGenesis } from '../src/genesis/genesis.ts';
import { ChainStore } from '../src/state/chain-store.ts';
import { checkChain } from './support/check-chain.ts';
import { sendRandomTransactions } from './support/random-blocks.ts';
import { runDevnet, temporaryFolder } from './support/run-devnet.ts';

const ROUNDS = 25;

test('a virtual machine with a state of its own reaches every block’s roots', async () => {
  const dataDir = temporaryFolder();
  // A pace that lets several transactions meet in a block.
  const devnet = await runDevnet({ dataDir, blockTimeMs: 100 });
  await sendRandomTransactions(devnet.url, 20_261_121, ROUNDS);
  await devnet.close();

  const common = createChainCommon();
  const store = new ChainStore(dataDir, common);
  const head = await checkChain(store);
  const stateManager = new MerkleStateManager({ common });
  const blockchain = {
    getBlock: async (number: number) => ({
      hash: () => store.block(BigInt(number))?.block.hash() ?? new Uint8Array(32),
    }),
    putBlock: async () => {},
    shallowCopy: () => blockchain,
  };
  const vm = await createVM({ common, stateManager, blockchain });
  for (const [address, balance] of devnetGenesis().balances) {
    await stateManager.putAccount(createAddressFromString(address), createAccount({ balance }));
  }
  const genesis = store.block(0n)?.block.header;
  expect(bytesToHex(await stateManager.getStateRoot())).toBe(
    bytesToHex(genesis?.stateRoot ?? new Uint8Array()),
  );

  const statuses = new Set<number>();
  let fullest = 0;
  for (let number = 1n; number <= head; number += 1n) {
    const stored = store.block(number);
    if (stored === undefined) throw new Error(`block ${number} is missing`);
    // Throws if gas used, bloom, receipts root or state root are not the header's.
    const replayed = await runBlock(vm, {
      block: stored.block,
      skipHeaderValidation: true,
      skipBlockValidation: true,
    });
    expect(bytesToHex(replayed.stateRoot)).toBe(bytesToHex(stored.block.header.stateRoot));
    expect(await stored.block.transactionsTrieIsValid()).toBe(true);
    expect(stored.receipts.map(({ gasUsed }) => gasUsed)).toEqual(
      replayed.results.map(({ totalGasSpent }) => totalGasSpent),
    );
    fullest = Math.max(fullest, stored.receipts.length);
    for (const { status } of stored.receipts) statuses.add(status);
  }
  // The mix has to contain what it is meant to: company in a block, success and failure.
  expect(fullest).toBeGreaterThan(1);
  expect([...statuses].sort()).toEqual([0, 1]);
  await store.close();
});
