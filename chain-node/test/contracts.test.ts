import { exchangeAbi, testTokenAbi } from '@quantum-chain/contracts';
import { deploy } from '@quantum-chain/contracts/deploy';
import { parseEventLogs } from 'viem';
import { expect, test } from 'vitest';
import { walletAt } from './support/clients.ts';
import { runDevnet } from './support/run-devnet.ts';
import { STRANGER } from './support/signed.ts';

test('the product’s contracts are deployed, set up and used through this node', async () => {
  const { url } = await runDevnet();
  const owner = walletAt(url, 0);
  const investor = walletAt(url, 4);
  const deployment = await deploy({
    walletClient: owner,
    publicClient: owner as never,
    operator: owner.account.address,
    treasury: walletAt(url, 2).account.address,
    mints: [{ token: 'tUSD', to: investor.account.address, amount: 50_000_000n }],
  });

  const dollar = { address: deployment.tUSD, abi: testTokenAbi } as const;
  const sent = await investor.waitForTransactionReceipt({
    hash: await investor.writeContract({ ...dollar, functionName: 'transfer', args: [STRANGER, 7n] }),
  });
  expect(await owner.readContract({ ...dollar, functionName: 'balanceOf', args: [STRANGER] })).toBe(7n);
  const [transfer] = parseEventLogs({ abi: testTokenAbi, eventName: 'Transfer', logs: sent.logs });
  expect(transfer?.args).toMatchObject({ from: investor.account.address, value: 7n });
  const found = await owner.getContractEvents({
    ...dollar,
    eventName: 'Transfer',
    fromBlock: sent.blockNumber,
  });
  expect(found).toHaveLength(1);

  // Three calls in a row, the later ones estimated on the state of the earlier.
  const exchange = { address: deployment.exchange, abi: exchangeAbi } as const;
  await investor.waitForTransactionReceipt({
    hash: await investor.writeContract({
      ...dollar,
      functionName: 'approve',
      args: [exchange.address, 10n ** 9n],
    }),
  });
  const deposited = await investor.waitForTransactionReceipt({
    hash: await investor.writeContract({ ...exchange, functionName: 'deposit', args: [0, 20_000_000n] }),
  });
  const [deposit] = parseEventLogs({ abi: exchangeAbi, eventName: 'Deposited', logs: deposited.logs });
  expect(deposit?.args).toMatchObject({
    depositId: 1n,
    account: investor.account.address,
    amount: 20_000_000n,
  });
  // More than is there: the contract's own error comes back decoded, by way of code 3.
  await expect(
    investor.simulateContract({ ...dollar, functionName: 'transfer', args: [STRANGER, 10n ** 8n] }),
  ).rejects.toThrow(/ERC20InsufficientBalance/);
});
