import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deployment, exchangeAbi, Scope, testTokenAbi } from '@quantum-chain/contracts';
import { deploy } from '@quantum-chain/contracts/deploy';
import { loadExchange } from '@quantum-chain/wasm';
import { createPublicClient, createWalletClient, type Hex, hexToBytes, http, type PublicClient } from 'viem';
import { generatePrivateKey, type LocalAccount, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createEdgeClient,
  type EdgeApiError,
  type EdgeClient,
  type FillAnswer,
  type OrderAnswer,
  signDelegation,
  signOrder,
} from '../client/index.ts';
import { type RunningEdge, startEdge } from '../local/index.ts';
import { MARKETS, type Market } from '../src/markets/markets.ts';
import { failed } from '../verify/check.ts';
import { openPublicData } from '../verify/publicData.ts';
import { verifyBalance } from '../verify/verifyBalance.ts';
import { verifyDay } from '../verify/verifyDay.ts';
import { verifyFill } from '../verify/verifyFill.ts';
import { spawnEdge } from './spawnEdge.ts';
import { startDevnet } from './startDevnet.ts';

const market = MARKETS[0] as Market;
const PHRASE = 'test test test test test test test test test test test junk';
const account = (addressIndex: number) => mnemonicToAccount(PHRASE, { addressIndex });
const [operator, treasury, buyer, seller] = [account(0), account(2), account(7), account(8)];
const session = privateKeyToAccount(generatePrivateKey());
const later = () => Math.floor(Date.now() / 1000) + 600;

let folder: string;
let devnet: Awaited<ReturnType<typeof startDevnet>>;
let chain: PublicClient;
let deployment: Deployment;
let edge: RunningEdge | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'edge-settlement-'));
  devnet = await startDevnet(join(folder, 'chain'));
  chain = createPublicClient({ transport: http(devnet.url), pollingInterval: 50 });
  deployment = await deploy({
    walletClient: walletOf(operator),
    publicClient: chain,
    operator: operator.address,
    treasury: treasury.address,
    mints: [
      { token: 'tUSD', to: buyer.address, amount: 50_000_000_000n },
      { token: 'tBTC', to: seller.address, amount: 1_000_000_000n },
    ],
  });
}, 60_000);

afterAll(async () => {
  await edge?.close();
  await devnet.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('trades over the project’s own chain', () => {
  it('settle exactly once, also when workerd is killed in between; keys end where the chain ends them; funds leave', async () => {
    await deposit(buyer, deployment.tUSD, 0, 40_000_000_000n);
    await deposit(seller, deployment.tBTC, 1, 500_000_000n);
    const first = await spawnEdge(join(folder, 'edge'), devnet.url, deployment);
    let client = createEdgeClient({ baseUrl: first.url });
    await heard(client, buyer, ({ balances }) => balances.some(({ total }) => total === '40000'));
    await heard(client, seller, ({ balances }) => balances.some(({ total }) => total === '5'));
    await delegate(client);

    await place(client, seller, seller, 'sell', '2', 'maker');
    const taken = await place(client, buyer, session, 'buy', '0.5', 'first');
    expect(taken.fills).toMatchObject([{ price: '9000', quantity: '0.5', stage: 'matched' }]);
    await settled(client, 1);

    // Matched, told to the buyer, and then the power goes.
    await place(client, buyer, session, 'buy', '0.25', 'second');
    first.kill();
    edge = await startEdge({
      dataDir: join(folder, 'edge'),
      chainRpcUrl: devnet.url,
      deployment,
      market: { source: 'simulated', speed: 0 },
    });
    client = createEdgeClient({ baseUrl: edge.url });
    const fills = await settled(client, 2);
    expect(fills.map(({ quantity, stage }) => [quantity, stage])).toEqual([
      ['0.25', 'settled'],
      ['0.5', 'settled'],
    ]);
    // 0.75 bitcoins at $9,000, and 5 basis points of it.
    await expectOnChain(buyer, [40_000_000_000n - 6_750_000_000n - 3_375_000n, 75_000_000n]);
    await expectOnChain(seller, [6_750_000_000n, 425_000_000n]);
    expect(await onChain('filledLots', [taken.order.digest])).toBe(50_000n);

    await send(buyer, deployment.exchange, exchangeAbi, 'requestWithdrawal', [0, 10_000_000_000n]);
    await heard(client, buyer, ({ balances }) => balances.some(({ total }) => total === '23246.625'));
    await until(async () => (await walletUnits(deployment.tUSD, buyer)) === 20_000_000_000n);

    await place(client, buyer, session, 'buy', '0.001', 'resting', '8000');
    await send(buyer, deployment.exchange, exchangeAbi, 'revokeSessionKey', [session.address]);
    await heard(client, buyer, ({ orders }) => orders.every((order) => order.status !== 'open'));
    await until(async () => (await client.orders(buyer.address, { status: 'open' })).length === 0);
    const refused = place(client, buyer, session, 'buy', '0.001', 'too-late').catch(
      (error: EdgeApiError) => error.code,
    );
    expect(await refused).toBe('SESSION_UNKNOWN');

    await expectReplayToMatchTheChain(client);
    await expectTheVerifierToAgree(client, edge.url);
  }, 180_000);
});

/** Whoever replays the log reaches every state that the chain was told of. */
async function expectReplayToMatchTheChain(client: EdgeClient): Promise<void> {
  const batches = (await client.batches()).filter((batch) => batch.batchId !== null).reverse();
  expect(batches.length).toBeGreaterThan(1);
  const { rows } = await client.log(1, 1_000);
  const engine = await loadExchange();
  for (const batch of batches) {
    for (const row of rows.slice(batch.firstSequence - 1, batch.lastSequence))
      engine.replayRecords(hexToBytes(row.record));
    const told = (await onChain('batch', [BigInt(batch.batchId ?? 0)])) as {
      stateRoot: Hex;
      commandsRoot: Hex;
    };
    expect([engine.stateHash(), batch.stateRoot, batch.commandsRoot]).toEqual([
      told.stateRoot,
      told.stateRoot,
      told.commandsRoot,
    ]);
  }
  expect(await onChain('lastSequence', [])).toBe(BigInt(batches.at(-1)?.lastSequence ?? 0));
}

/** The program that anybody may run agrees with the chain, and says so where a single record was changed. */
async function expectTheVerifierToAgree(client: EdgeClient, url: string): Promise<void> {
  const data = await openPublicData({ edge: url });
  const fill = (await client.fills(buyer.address)).find(({ stage }) => stage === 'settled') as FillAnswer;
  const day = new Date().toISOString().slice(0, 10);
  const checks = [
    ...(await all(verifyFill(data, fill.tradeId))),
    ...(await all(verifyBalance(data, buyer.address))),
    ...(await all(verifyDay(data, day))),
  ];
  expect(checks.length).toBeGreaterThan(10);
  expect(checks.filter(failed)).toEqual([]);
  const lying = {
    ...data,
    log: async (first: number, last: number) =>
      (await data.log(first, last)).map((row) =>
        row.signed ? { ...row, record: row.record.replace(/..$/, '77') as Hex } : row,
      ),
  };
  const found = await all(verifyDay(lying, day)).catch((error: Error) => [error.message]);
  expect(found.some((check) => typeof check === 'string' || failed(check))).toBe(true);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function place(
  client: EdgeClient,
  owner: LocalAccount,
  signer: LocalAccount,
  side: 'buy' | 'sell',
  quantity: string,
  clientOrderId: string,
  price = '9000',
) {
  const order = await signOrder(signer, deployment, {
    account: owner.address,
    market,
    side,
    type: 'limit',
    timeInForce: 'GTC',
    price,
    quantity,
    maxFeeBps: 5,
    expiry: later(),
    clientOrderId,
  });
  return client.placeOrder(order);
}

async function delegate(client: EdgeClient): Promise<void> {
  const delegation = {
    account: buyer.address,
    sessionKey: session.address,
    scopes: Scope.read | Scope.trade,
    expiry: BigInt(later()),
    nonce: BigInt(Date.now()),
  };
  await client.openSession(await signDelegation(buyer, deployment, delegation));
}

/** Resolves with the buyer's fills once so many are settled. */
async function settled(client: EdgeClient, count: number): Promise<FillAnswer[]> {
  let fills: FillAnswer[] = [];
  await until(async () => {
    fills = await client.fills(buyer.address);
    return fills.filter(({ stage }) => stage === 'settled').length >= count;
  });
  return fills;
}

/** Resolves when the account's feed says what is waited for. */
async function heard(
  client: EdgeClient,
  account: LocalAccount,
  found: (news: { balances: { total: string }[]; orders: OrderAnswer[] }) => boolean,
): Promise<void> {
  const stream = client.stream();
  await new Promise<void>((resolve) => {
    stream.onAccount(account.address, (news) => {
      if (found(news)) resolve();
    });
  });
  stream.close();
}

/** Asks again until the answer is yes; the test's own time limit is the bound. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 50));
}

function walletOf(account: LocalAccount) {
  return createWalletClient({ account, transport: http(devnet.url) });
}

async function send(
  account: LocalAccount,
  address: Hex,
  abi: readonly unknown[],
  functionName: string,
  args: unknown[],
) {
  const hash = await walletOf(account).writeContract({
    address,
    abi,
    functionName,
    args,
    chain: null,
  } as never);
  expect((await chain.waitForTransactionReceipt({ hash })).status).toBe('success');
}

async function deposit(account: LocalAccount, token: Hex, asset: number, amount: bigint): Promise<void> {
  await send(account, token, testTokenAbi, 'approve', [deployment.exchange, amount]);
  await send(account, deployment.exchange, exchangeAbi, 'deposit', [asset, amount]);
}

function onChain(functionName: 'balanceOf' | 'filledLots' | 'batch' | 'lastSequence', args: unknown[]) {
  return chain.readContract({ address: deployment.exchange, abi: exchangeAbi, functionName, args } as never);
}

function walletUnits(token: Hex, account: LocalAccount): Promise<bigint> {
  return chain.readContract({
    address: token,
    abi: testTokenAbi,
    functionName: 'balanceOf',
    args: [account.address],
  });
}

async function expectOnChain(account: LocalAccount, units: [bigint, bigint]): Promise<void> {
  expect(await Promise.all([0, 1].map((asset) => onChain('balanceOf', [account.address, asset])))).toEqual(
    units,
  );
}
