import { type Hex, pad, SocketClosedError, toHex } from 'viem';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { COUNTED_TOPIC, COUNTER, creationCode } from '../../test/support/bytecode.ts';
import { rawCall, socketClient, walletAt } from '../../test/support/clients.ts';
import { startTestDevnet, type TestDevnet } from '../../test/support/run-devnet.ts';
import { STRANGER } from '../../test/support/signed.ts';

let devnet: TestDevnet;
let counter: Hex;
const wallet = () => walletAt(devnet.url);

beforeAll(async () => {
  devnet = await startTestDevnet();
  const hash = await wallet().deployContract({ abi: [], bytecode: creationCode(COUNTER) });
  const { contractAddress } = await wallet().waitForTransactionReceipt({ hash });
  if (contractAddress == null) throw new Error('not deployed');
  counter = contractAddress;
});
afterAll(() => devnet.close());

async function count(by: number, account = 0) {
  const client = walletAt(devnet.url, account);
  const hash = await client.sendTransaction({ to: counter, data: pad(toHex(by)) });
  return client.waitForTransactionReceipt({ hash });
}

/** Collects what arrives until `amount` are there. */
function collector<Item>(amount: number) {
  const items: Item[] = [];
  let done = (_: Item[]) => {};
  const all = new Promise<Item[]>((resolve) => {
    done = resolve;
  });
  return {
    all,
    take(...more: Item[]) {
      items.push(...more);
      if (items.length >= amount) done(items);
    },
  };
}

test('filters tell each thing once', async () => {
  const client = wallet();
  const blocks = await client.createBlockFilter();
  const logs = await client.createEventFilter({ address: counter });
  const pending = await client.createPendingTransactionFilter();
  expect(await client.getFilterChanges({ filter: blocks })).toEqual([]);
  const first = await count(1);
  const second = await count(2);
  expect(await client.getFilterChanges({ filter: blocks })).toEqual([first.blockHash, second.blockHash]);
  expect(await client.getFilterChanges({ filter: logs })).toEqual([...first.logs, ...second.logs]);
  expect(await client.getFilterChanges({ filter: pending })).toEqual([
    first.transactionHash,
    second.transactionHash,
  ]);
  for (const filter of [blocks, logs, pending]) {
    expect((await rawCall(devnet.url, 'eth_getFilterChanges', [filter.id])).result).toEqual([]);
    expect(await client.uninstallFilter({ filter })).toBe(true);
    expect((await rawCall(devnet.url, 'eth_getFilterChanges', [filter.id])).error?.message).toBe(
      'filter not found',
    );
  }
});

test('a socket hears of heads, logs and waiting transactions, until it unsubscribes', async () => {
  const socket = socketClient(devnet.url);
  onTestFinished(async () => (await socket.transport.getRpcClient()).close());
  const heads = collector<{ number: Hex; hash: Hex; parentHash: Hex }>(2);
  const logs = collector<{ transactionHash: Hex; data: Hex }>(2);
  const waiting = collector<Hex>(2);
  const { subscribe } = socket.transport;
  const onError = (error: unknown) => {
    if (!(error instanceof SocketClosedError)) throw error;
  };
  const headsOn = await subscribe({
    params: ['newHeads'],
    onData: ({ result }) => heads.take(result),
    onError,
  });
  await subscribe({
    params: ['logs', { address: counter, topics: [COUNTED_TOPIC] }],
    onData: ({ result }) => logs.take(result),
    onError,
  });
  await subscribe({
    params: ['newPendingTransactions'],
    onData: ({ result }) => waiting.take(result),
    onError,
  });

  const receipts = [await count(3), await count(4)];
  expect(await heads.all).toMatchObject(receipts.map(({ blockHash }) => ({ hash: blockHash })));
  expect(await logs.all).toMatchObject(
    receipts.map(({ transactionHash, logs: [log] }) => ({ transactionHash, data: log?.data })),
  );
  expect(await waiting.all).toEqual(receipts.map(({ transactionHash }) => transactionHash));

  await headsOn.unsubscribe();
  const later = await count(5);
  expect((await heads.all).map(({ hash }) => hash)).not.toContain(later.blockHash);
  const again = await socket.request({
    method: 'eth_unsubscribe',
    params: [headsOn.subscriptionId],
  } as never);
  expect(again).toBe(false);
});

test('getLogs finds by address, topics, alternatives and block, and nothing else', async () => {
  const client = wallet();
  const mine = await count(6, 0);
  const theirs = await count(7, 1);
  const from = mine.blockNumber;
  const topicOf = (account: number) =>
    pad(walletAt(devnet.url, account).account.address).toLowerCase() as Hex;
  const find = async (filter: object) => {
    const { result } = await rawCall(devnet.url, 'eth_getLogs', [{ fromBlock: toHex(from), ...filter }]);
    return (result as { transactionHash: Hex }[]).map(({ transactionHash }) => transactionHash);
  };
  const both = [mine.transactionHash, theirs.transactionHash];
  expect(await find({})).toEqual(both);
  expect(await find({ address: counter })).toEqual(both);
  expect(await find({ address: [STRANGER, counter.toUpperCase().replace('0X', '0x')] })).toEqual(both);
  expect(await find({ address: STRANGER })).toEqual([]);
  expect(await find({ topics: [COUNTED_TOPIC] })).toEqual(both);
  expect(await find({ topics: [[]] })).toEqual(both);
  expect(await find({ topics: [null, topicOf(1)] })).toEqual([theirs.transactionHash]);
  expect(
    await find({
      topics: [
        [topicOf(0), COUNTED_TOPIC],
        [topicOf(0), topicOf(1)],
      ],
    }),
  ).toEqual(both);
  expect(await find({ topics: [topicOf(0)] })).toEqual([]);
  expect(await find({ topics: [COUNTED_TOPIC, topicOf(0), null] })).toEqual([]);
  expect(await find({ fromBlock: toHex(theirs.blockNumber + 1n) })).toEqual([]);
  expect(await find({ toBlock: toHex(from) })).toEqual([mine.transactionHash]);
  expect(await client.getLogs({ blockHash: theirs.blockHash })).toEqual(theirs.logs);
});
