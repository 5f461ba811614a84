import { hexToBigInt, pad, parseEther, toHex } from 'viem';
import { expect, test } from 'vitest';
import { COUNTED_TOPIC, COUNTER, creationCode } from './support/bytecode.ts';
import { walletAt } from './support/clients.ts';
import { runDevnet } from './support/run-devnet.ts';

const STRANGER = '0x00000000000000000000000000000000000a11ce';

test('a wallet transfers, deploys, calls and finds the events', async () => {
  const { url } = await runDevnet();
  const wallet = walletAt(url);
  const { address } = wallet.account;

  const before = await wallet.getBalance({ address });
  expect(before).toBe(parseEther('1000000'));
  const transfer = await wallet.waitForTransactionReceipt({
    hash: await wallet.sendTransaction({ to: STRANGER, value: parseEther('1.5') }),
  });
  expect(transfer).toMatchObject({ status: 'success', gasUsed: 21_000n, blockNumber: 1n });
  expect(await wallet.getBalance({ address: STRANGER })).toBe(parseEther('1.5'));
  const paid = parseEther('1.5') + transfer.gasUsed * transfer.effectiveGasPrice;
  expect(await wallet.getBalance({ address })).toBe(before - paid);

  const deployed = await wallet.waitForTransactionReceipt({
    hash: await wallet.deployContract({ abi: [], bytecode: creationCode(COUNTER) }),
  });
  const counter = deployed.contractAddress;
  if (counter == null) throw new Error('no contract address in the receipt');
  expect(await wallet.getCode({ address: counter })).toBe(COUNTER);

  const added = await wallet.waitForTransactionReceipt({
    hash: await wallet.sendTransaction({ to: counter, data: pad(toHex(7)) }),
  });
  expect(added.logs).toHaveLength(1);
  expect(added.logs[0]).toMatchObject({
    address: counter,
    topics: [COUNTED_TOPIC, pad(address).toLowerCase()],
    data: pad('0x07'),
    logIndex: 0,
    transactionHash: added.transactionHash,
  });
  expect(hexToBigInt((await wallet.call({ to: counter })).data ?? '0x')).toBe(7n);
  expect(await wallet.getStorageAt({ address: counter, slot: '0x0' })).toBe(pad('0x07'));
  expect(await wallet.getLogs({ address: counter, fromBlock: 0n })).toEqual(added.logs);
  // The past stays readable: before the call the count was zero.
  const earlier = await wallet.call({ to: counter, blockNumber: deployed.blockNumber });
  expect(hexToBigInt(earlier.data ?? '0x')).toBe(0n);
});

test('what does not fit into a block goes into the next, in order', async () => {
  const { url } = await runDevnet();
  const wallet = walletAt(url);
  // Creation code of one INVALID: uses up all the gas it gets. The later nonces wait for the first, so that all three
  // are there when the block is made.
  const send = (nonce: number) => wallet.sendTransaction({ data: '0xfe', nonce, gas: 25_000_000n });
  const [third, second, first] = [await send(2), await send(1), await send(0)];
  const blocks: bigint[] = [];
  for (const hash of [first, second, third]) {
    blocks.push((await wallet.waitForTransactionReceipt({ hash })).blockNumber);
  }
  expect(blocks).toEqual([1n, 1n, 2n]);
});

test('the base fee rises when blocks are more than half full and falls to its floor again', async () => {
  const { url } = await runDevnet();
  const wallet = walletAt(url);
  const { baseFeePerGas: floor } = await wallet.getBlock();
  const burn = await wallet.sendTransaction({ data: '0xfe', gas: 45_000_000n });
  const { blockNumber } = await wallet.waitForTransactionReceipt({ hash: burn });
  const next = await wallet.sendTransaction({ to: STRANGER, value: 1n });
  await wallet.waitForTransactionReceipt({ hash: next });
  const after = await wallet.getBlock({ blockNumber: blockNumber + 1n });
  // Half above target: a sixteenth more.
  expect(after.baseFeePerGas).toBe(((floor ?? 0n) * 17n) / 16n);
  await wallet.waitForTransactionReceipt({ hash: await wallet.sendTransaction({ to: STRANGER, value: 1n }) });
  expect((await wallet.getBlock()).baseFeePerGas).toBe(floor);
});
