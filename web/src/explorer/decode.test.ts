import { exchangeAbi, modelRegistryAbi, testTokenAbi } from '@quantum-chain/contracts';
import { encodeAbiParameters, encodeEventTopics, encodeFunctionData, type Hex } from 'viem';
import { expect, test } from 'vitest';
import { decodeCall, decodeEvent } from './decode.ts';

const ALICE = '0x1111111111111111111111111111111111111111';
const HASH: Hex = `0x${'ab'.repeat(32)}`;

test('a deposit says which asset and how much', () => {
  const data = encodeFunctionData({ abi: exchangeAbi, functionName: 'deposit', args: [0, 1_500_000n] });
  const decoded = decodeCall(data);
  expect(decoded?.name).toBe('deposit');
  expect(decoded?.arguments.map(({ name, value }) => [name, value])).toEqual([
    ['assetId', '0'],
    ['amount', '1500000'],
  ]);
});

test('a settlement is taken apart down to each fill', () => {
  const data = encodeFunctionData({
    abi: exchangeAbi,
    functionName: 'settle',
    args: [
      {
        firstSequence: 1n,
        lastSequence: 9n,
        commandsRoot: HASH,
        stateRoot: HASH,
        delegations: [],
        orders: [],
        fills: [{ makerIndex: 0, takerIndex: 1, priceTicks: 86_040n, quantityLots: 25n }],
        withdrawalIds: [4n],
      },
    ],
  });
  const batch = decodeCall(data)?.arguments[0]?.value;
  if (!Array.isArray(batch)) throw new Error('a batch has parts');
  const fills = batch.find(({ name }) => name === 'fills')?.value;
  expect(fills?.[0]?.value).toContainEqual({ name: 'priceTicks', type: 'uint64', value: '86040' });
  expect(batch.find(({ name }) => name === 'withdrawalIds')?.value).toEqual([
    { name: '0', type: 'uint64', value: '4' },
  ]);
});

test('an event names its indexed and its other values', () => {
  const topics = encodeEventTopics({
    abi: testTokenAbi,
    eventName: 'Transfer',
    args: { from: ALICE, to: ALICE },
  }) as Hex[];
  const decoded = decodeEvent({ topics, data: encodeAbiParameters([{ type: 'uint256' }], [7n]) });
  expect(decoded?.name).toBe('Transfer');
  expect(decoded?.arguments.at(-1)).toMatchObject({ value: '7' });
});

test('a text of a stranger comes out as it went in', () => {
  const data = encodeFunctionData({
    abi: modelRegistryAbi,
    functionName: 'publish',
    args: [HASH, '<b>Tide</b>', 'MIT', ''],
  });
  expect(decodeCall(data)?.arguments[1]).toEqual({ name: 'name', type: 'string', value: '<b>Tide</b>' });
});

test('what no contract of ours knows is left as it is', () => {
  expect(decodeCall('0xdeadbeef')).toBeUndefined();
  expect(decodeCall('0x')).toBeUndefined();
  expect(decodeEvent({ topics: [HASH], data: '0x' })).toBeUndefined();
  expect(decodeEvent({ topics: [], data: '0x' })).toBeUndefined();
});
