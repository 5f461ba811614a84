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
