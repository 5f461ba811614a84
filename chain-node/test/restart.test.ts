import { pad } from 'viem';
import { expect, test } from 'vitest';
import { createChainCommon } from '../src/genesis/chain-common.ts';
import { ChainStore } from '../src/state/chain-store.ts';
import { COUNTER, creationCode } from './support/bytecode.ts';
import { checkChain } from './support/check-chain.ts';
import { walletAt } from './support/clients.ts';
import { runDevnet, temporaryFolder } from './support/run-devnet.ts';
import { STRANGER } from './support/signed.ts';

test('a restart keeps blocks, state and what was waiting', async () => {
  const dataDir = temporaryFolder();
  const first = await runDevnet({ dataDir });
  const before = walletAt(first.url);
  const deployed = await before.waitForTransactionReceipt({
    hash: await before.deployContract({ abi: [], bytecode: creationCode(COUNTER) }),
  });
  const counter = deployed.contractAddress;
  if (counter == null) throw new Error('not deployed');
  const counted = await before.waitForTransactionReceipt({
    hash: await before.sendTransaction({ to: counter, data: pad('0x09') }),
  });
  // Nonce 2 is missing, so this one waits.
  const waiting = await before.sendTransaction({ to: STRANGER, value: 5n, nonce: 3, gas: 21_000n });
  const blocks = await Promise.all([0n, 1n, 2n].map((blockNumber) => before.getBlock({ blockNumber })));
  await first.close();

  const store = new ChainStore(dataDir, createChainCommon());
  expect(await checkChain(store)).toBe(2n);
  await store.close();

  const second = await runDevnet({ dataDir });
  expect(second.headNumber).toBe(2n);
  const after = walletAt(second.url);
  expect(await Promise.all([0n, 1n, 2n].map((blockNumber) => after.getBlock({ blockNumber })))).toEqual(
    blocks,
  );
  expect(await after.getTransactionReceipt({ hash: counted.transactionHash })).toEqual(counted);
  expect((await after.call({ to: counter })).data).toBe(pad('0x09'));
  expect(await after.getTransaction({ hash: waiting })).toMatchObject({ blockHash: null, nonce: 3 });
  await after.sendTransaction({ to: STRANGER, value: 1n, nonce: 2, gas: 21_000n });
  expect((await after.waitForTransactionReceipt({ hash: waiting })).status).toBe('success');
  expect(await after.getBalance({ address: STRANGER })).toBe(6n);
  await second.close();

  const fresh = await runDevnet({ dataDir, reset: true });
  expect(fresh.headNumber).toBe(0n);
  expect(await walletAt(fresh.url).getBalance({ address: STRANGER })).toBe(0n);
});

test('stopping is idempotent and stops everything', async () => {
  const devnet = await runDevnet();
  await Promise.all([devnet.close(), devnet.close()]);
  await devnet.stopped;
  await expect(fetch(devnet.url)).rejects.toThrow();
});

test('a taken port or a bad option is a typed error, and the first node goes on', async () => {
  const devnet = await runDevnet();
  await expect(runDevnet({ port: devnet.port })).rejects.toMatchObject({ code: 'CANNOT_LISTEN' });
  expect((await fetch(devnet.url)).status).toBe(200);
  await expect(runDevnet({ blockTimeMs: -1 })).rejects.toMatchObject({ code: 'BAD_OPTION' });
});
