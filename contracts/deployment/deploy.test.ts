import { createPublicClient, createWalletClient, hashTypedData, http, parseEventLogs } from 'viem';
import { generatePrivateKey, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  delegationTypes,
  encodeClientOrderId,
  exchangeAbi,
  exchangeDomain,
  modelRegistryAbi,
  modelVaultAbi,
  modelVaultFactoryAbi,
  OrderType,
  orderTypes,
  revocationTypes,
  Scope,
  Side,
  TimeInForce,
  testTokenAbi,
} from '../client/index.ts';
import { startAnvil } from '../test/support/startAnvil.ts';
import { DeploymentError, deploy } from './index.ts';

const MNEMONIC = 'test test test test test test test test test test test junk';
const CHAIN_ID = 7672;
const FAR = 4_000_000_000n;

const [operator, marketMaker, treasury, investor] = [0, 1, 2, 3].map((addressIndex) =>
  mnemonicToAccount(MNEMONIC, { addressIndex }),
) as [Account, Account, Account, Account];
type Account = ReturnType<typeof mnemonicToAccount>;

const anvil = await startAnvil(CHAIN_ID);
afterAll(() => anvil.stop());

const transport = http(anvil.url);
const publicClient = createPublicClient({ transport, pollingInterval: 20 });
const walletClient = createWalletClient({ account: operator, transport });
const options = { walletClient, publicClient, operator: operator.address, treasury: treasury.address };
const mints = [
  { token: 'tUSD', to: investor.address, amount: 1_000_000_000n },
  { token: 'tBTC', to: marketMaker.address, amount: 100_000_000n },
] as const;

/** Simulates, sends and waits, so that a revert is reported with its name. */
async function write(account: Account, request: object) {
  const simulated = await publicClient.simulateContract({ account, ...request } as never);
  const hash = await walletClient.writeContract(simulated.request as never);
  return publicClient.waitForTransactionReceipt({ hash });
}

describe('deploy', () => {
  let deployment: Awaited<ReturnType<typeof deploy>>;
  beforeAll(async () => {
    deployment = await deploy({ ...options, mints });
  });

  it('sets up assets, market, operator and fee account', async () => {
    const exchange = { address: deployment.exchange, abi: exchangeAbi } as const;
    expect(await publicClient.readContract({ ...exchange, functionName: 'asset', args: [0] })).toBe(
      deployment.tUSD,
    );
    expect(await publicClient.readContract({ ...exchange, functionName: 'asset', args: [1] })).toBe(
      deployment.tBTC,
    );
    expect(await publicClient.readContract({ ...exchange, functionName: 'operator' })).toBe(operator.address);
    expect(await publicClient.readContract({ ...exchange, functionName: 'market', args: [0] })).toEqual({
      baseAssetId: 1,
      quoteAssetId: 0,
      makerFeeBps: 0,
      takerFeeBps: 5,
      feeAccount: treasury.address,
      baseUnitsPerLot: 1_000n,
      quoteUnitsPerTickLot: 1n,
      markPriceTicks: 0n,
    });
    const balance = { abi: testTokenAbi, functionName: 'balanceOf', args: [investor.address] } as const;
    expect(await publicClient.readContract({ address: deployment.tUSD, ...balance })).toBe(1_000_000_000n);
  });

  it('returns a record that still holds, and deploys anew where it does not', async () => {
    const record = JSON.parse(JSON.stringify(deployment)) as typeof deployment;
    const nonce = await publicClient.getTransactionCount({ address: operator.address });
    expect(await deploy({ ...options, record })).toBe(record);
    expect(await publicClient.getTransactionCount({ address: operator.address })).toBe(nonce);

    const gone = { ...record, modelRegistry: investor.address };
    expect((await deploy({ ...options, record: gone })).exchange).not.toBe(record.exchange);
    const ofAnotherChain = { ...record, chainId: 1 };
    expect((await deploy({ ...options, record: ofAnotherChain })).exchange).not.toBe(record.exchange);
    const ofAnotherBuild = { ...record, buildDigest: '0x00' } as const;
    expect((await deploy({ ...options, record: ofAnotherBuild })).exchange).not.toBe(record.exchange);
  });

  it('names the step that failed', async () => {
    const tooShort = deploy({ ...options, withdrawalDelaySeconds: 3_600n });
    await expect(tooShort).rejects.toThrow(DeploymentError);
    await expect(tooShort).rejects.toMatchObject({ code: 'TRANSACTION_REJECTED', step: 'exchange' });
  });
});

describe('signed messages', () => {
  let exchange: `0x${string}`;
  beforeAll(async () => {
    exchange = (await deploy(options)).exchange;
  });

  it('have the digests that the contract computes', async () => {
    const domain = exchangeDomain(CHAIN_ID, exchange);
    const contract = { address: exchange, abi: exchangeAbi } as const;
    const order = {
      account: investor.address,
      marketId: 4_000_000_000,
      side: Side.sell,
      orderType: OrderType.market,
      timeInForce: TimeInForce.IOC,
      priceTicks: 2n ** 64n - 1n,
      quantityLots: 2n ** 63n,
      maxFeeBps: 65_535,
      expiry: FAR,
      clientOrderId: encodeClientOrderId('order_1'),
    };
    expect(await publicClient.readContract({ ...contract, functionName: 'hashOrder', args: [order] })).toBe(
      hashTypedData({ domain, types: orderTypes, primaryType: 'Order', message: order }),
    );
    const delegation = {
      account: investor.address,
      sessionKey: treasury.address,
      scopes: Scope.read | Scope.trade,
      expiry: FAR,
      nonce: 2n ** 200n,
    };
    expect(
      await publicClient.readContract({ ...contract, functionName: 'hashDelegation', args: [delegation] }),
    ).toBe(hashTypedData({ domain, types: delegationTypes, primaryType: 'Delegation', message: delegation }));
    const revocation = { account: investor.address, sessionKey: treasury.address, nonce: 7n };
    const args = [revocation.account, revocation.sessionKey, revocation.nonce] as const;
    expect(await publicClient.readContract({ ...contract, functionName: 'hashRevocation', args })).toBe(
      hashTypedData({ domain, types: revocationTypes, primaryType: 'Revocation', message: revocation }),
    );
  });
});

describe('the loop on chain', () => {
  it('publishes, funds, trades by session keys, settles, and shares profit', async () => {
    const deployment = await deploy({ ...options, mints });
    const { exchange, tUSD, tBTC, modelRegistry, modelVaultFactory } = deployment;
    const modelId = `0x${'ab'.repeat(32)}` as const;
    const trader = privateKeyToAccount(generatePrivateKey());
    const makerKey = privateKeyToAccount(generatePrivateKey());
    const domain = exchangeDomain(CHAIN_ID, exchange);

    const published = { address: modelRegistry, abi: modelRegistryAbi, functionName: 'publish' };
    await write(investor, { ...published, args: [modelId, 'Momentum', 'MIT', ''] });
    const created = await write(investor, {
      address: modelVaultFactory,
      abi: modelVaultFactoryAbi,
      functionName: 'createVault',
      args: [modelId, 0, trader.address, FAR, 'Momentum vault', 'vMOM'],
    });
    const [event] = parseEventLogs({
      abi: modelVaultFactoryAbi,
      logs: created.logs,
      eventName: 'VaultCreated',
    });
    const vault = event?.args.vault as `0x${string}`;

    const approve = { abi: testTokenAbi, functionName: 'approve' };
    await write(investor, { address: tUSD, ...approve, args: [vault, 100_000_000n] });
    const invest = { address: vault, abi: modelVaultAbi, functionName: 'invest' };
    await write(investor, { ...invest, args: [100_000_000n, investor.address] });
    await write(marketMaker, { address: tBTC, ...approve, args: [exchange, 100_000_000n] });
    const onExchange = { address: exchange, abi: exchangeAbi };
    await write(marketMaker, { ...onExchange, functionName: 'deposit', args: [1, 100_000_000n] });

    const delegation = {
      account: marketMaker.address,
      sessionKey: makerKey.address,
      scopes: Scope.trade,
      expiry: FAR,
      nonce: 1n,
    };
    const order = (account: `0x${string}`, side: number, clientOrderId: string) => ({
      account,
      marketId: 0,
      side,
      orderType: OrderType.limit,
      timeInForce: TimeInForce.GTC,
      priceTicks: 600_000n,
      quantityLots: 100n,
      maxFeeBps: 5,
      expiry: FAR,
      clientOrderId: encodeClientOrderId(clientOrderId),
    });
    const sign = async (key: typeof trader, message: ReturnType<typeof order>) => ({
      order: message,
      signature: await key.signTypedData({ domain, types: orderTypes, primaryType: 'Order', message }),
    });
    await write(operator, {
      ...onExchange,
      functionName: 'settle',
      args: [
        {
          firstSequence: 1n,
          lastSequence: 6n,
          commandsRoot: `0x${'01'.repeat(32)}`,
          stateRoot: `0x${'02'.repeat(32)}`,
          delegations: [
            {
              delegation,
              signature: await marketMaker.signTypedData({
                domain,
                types: delegationTypes,
                primaryType: 'Delegation',
                message: delegation,
              }),
            },
          ],
          orders: [
            await sign(makerKey, order(marketMaker.address, Side.sell, 'ask')),
            await sign(trader, order(vault, Side.buy, 'bid')),
          ],
          fills: [{ makerIndex: 0, takerIndex: 1, priceTicks: 600_000n, quantityLots: 100n }],
          withdrawalIds: [],
        },
      ],
    });
    const read = { address: vault, abi: modelVaultAbi } as const;
    expect(await publicClient.readContract({ ...read, functionName: 'totalAssets' })).toBe(99_970_000n);

    // A gift stands in for a rise of the price: 50.03 dollars make the shares worth 1.5 times what they cost.
    await write(investor, { address: tUSD, ...approve, args: [exchange, 50_030_000n] });
    await write(investor, { ...onExchange, functionName: 'depositFor', args: [vault, 0, 50_030_000n] });
    const shared = await write(operator, {
      ...read,
      functionName: 'distribute',
      args: [[investor.address]],
    });
    const [profit] = parseEventLogs({ abi: modelVaultAbi, logs: shared.logs, eventName: 'ProfitShared' });
    expect(Number(profit?.args.profit)).toBeCloseTo(50_000_000, -3);
    expect(Number(profit?.args.fee)).toBeCloseTo(10_000_000, -3);
    const { developerShares = 0n, platformShares = 0n } = profit?.args ?? {};
    expect(Number(developerShares) / Number(developerShares + platformShares)).toBeCloseTo(0.7, 9);
  });
});
