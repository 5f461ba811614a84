import { concatHex, type Hex, numberToHex, pad, parseEther } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { creationCode } from '../../test/support/bytecode.ts';
import { rawCall, walletAt } from '../../test/support/clients.ts';
import { startTestDevnet, type TestDevnet } from '../../test/support/run-devnet.ts';
import { STRANGER } from '../../test/support/signed.ts';

let devnet: TestDevnet;
beforeAll(async () => {
  devnet = await startTestDevnet();
});
afterAll(() => devnet.close());

async function deploy(runtime: Hex) {
  const wallet = walletAt(devnet.url);
  const hash = await wallet.deployContract({ abi: [], bytecode: creationCode(runtime) });
  const { contractAddress } = await wallet.waitForTransactionReceipt({ hash });
  if (contractAddress == null) throw new Error('not deployed');
  return contractAddress;
}

/** SSTORE slot 0 := the first word of the data. */
const STORE: Hex = '0x60003560005500';

/** Calls `target` with all its gas and reverts unless that succeeds: fails unless 64/63 of what is needed is given. */
const forward = (target: Hex): Hex =>
  concatHex([
    '0x60003560005260006000602060006000', // MSTORE word 0; outSize 0, outOffset 0, inSize 32, inOffset 0, value 0
    '0x73', // PUSH20
    target,
    '0x5af1', // GAS, CALL
    '0x6032', // PUSH1 ok
    '0x57', // JUMPI
    '0x600080fd', // REVERT
    '0x00000000', // padding
    '0x5b00', // JUMPDEST, STOP
  ]);

test('a plain transfer is 21,000, to the gas', async () => {
  expect(await walletAt(devnet.url).estimateGas({ to: STRANGER, value: 1n })).toBe(21_000n);
});

describe('the estimate is enough, and a little less is not', () => {
  async function check(to: Hex, data: Hex) {
    const wallet = walletAt(devnet.url);
    const gas = await wallet.estimateGas({ to, data });
    const run = async (limit: bigint) => {
      const hash = await wallet.sendTransaction({ to, data, gas: limit });
      return wallet.waitForTransactionReceipt({ hash });
    };
    // Fails first, so that the state is the one that was estimated on.
    expect((await run((gas * 980n) / 1_000n)).status).toBe('reverted');
    const receipt = await run(gas);
    expect(receipt.status).toBe('success');
    return { gas, gasUsed: receipt.gasUsed };
  }

  test('when a slot is cleared, whose refund comes too late to pay with', async () => {
    const store = await deploy(STORE);
    await check(store, pad('0x01'));
    const { gas, gasUsed } = await check(store, pad('0x00'));
    expect(gas).toBeGreaterThan(gasUsed);
  });

  test('when an inner call keeps back a 64th', async () => {
    const outer = await deploy(forward(await deploy(STORE)));
    const { gas, gasUsed } = await check(outer, pad('0x05'));
    expect(gas).toBeGreaterThanOrEqual(gasUsed);
  });
});

describe('no estimate', () => {
  test('for a revert: code 3 with what the contract said', async () => {
    // Error("no"), built in memory and reverted with.
    const reason = concatHex(['0x08c379a0', pad('0x20'), pad('0x02'), pad('0x6e6f', { dir: 'right' })]);
    const to = await deploy(concatHex(['0x6064600c60003960646000fd', reason]));
    for (const method of ['eth_estimateGas', 'eth_call']) {
      expect((await rawCall(devnet.url, method, [{ to }])).error).toEqual({
        code: 3,
        message: 'execution reverted: no',
        data: reason,
      });
    }
  });

  test('for a jump to nowhere', async () => {
    const to = await deploy('0x600556');
    expect((await rawCall(devnet.url, 'eth_estimateGas', [{ to }])).error).toEqual({
      code: -32_000,
      message: 'invalid jump destination',
    });
  });

  test('for an endless loop: it would need more than a block has', async () => {
    const to = await deploy('0x5b600056');
    // A small allowance, so that the loop is short.
    const request = { to, gas: numberToHex(100_000) };
    expect((await rawCall(devnet.url, 'eth_estimateGas', [request])).error).toEqual({
      code: -32_000,
      message: 'gas required exceeds allowance (100000)',
    });
    expect((await rawCall(devnet.url, 'eth_call', [request])).error).toEqual({
      code: -32_000,
      message: 'out of gas',
    });
  });

  test('for more value than there is', async () => {
    const request = { from: STRANGER, to: STRANGER, value: numberToHex(parseEther('1')) };
    const { error } = await rawCall(devnet.url, 'eth_estimateGas', [request]);
    expect(error).toEqual({ code: -32_000, message: 'insufficient funds for gas * price + value' });
  });
});
