import { exchangeDomain, orderTypes } from '@quantum-chain/contracts';
import type { LogRowAnswer } from '@quantum-chain/edge/client';
import { type Command, encodeCommand, type Hex, loadExchange, loadHash } from '@quantum-chain/wasm';
import { bytesToHex, hashTypedData, numberToHex } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkBalance } from './checkBalances.ts';
import { type ChainBatch, checkBatch } from './checkBatches.ts';
import { checkProfit } from './checkProfit.ts';
import { checkSignatures } from './checkSignatures.ts';
import { commandOf, LogReplay } from './replayLog.ts';

const EXCHANGE: Hex = '0x00000000000000000000000000000000000000ee';
const CHAIN_ID = 7672;
const maker = privateKeyToAccount(generatePrivateKey());
const taker = privateKeyToAccount(generatePrivateKey());
const sessionKey = privateKeyToAccount(generatePrivateKey());
const stranger = privateKeyToAccount(generatePrivateKey());

/** A log in which a maker's sell meets a taker's buy, as the edge would hand it out. */
const log = new Map<number, { row: LogRowAnswer; record: Uint8Array }>();

async function append(
  command: Record<string, unknown>,
  signer?: typeof maker,
  message?: Record<string, unknown>,
) {
  const sequence = log.size + 1;
  let signed: LogRowAnswer['signed'] = null;
  let ref = command.ref;
  if (signer && message) {
    const typed = {
      domain: exchangeDomain(CHAIN_ID, EXCHANGE),
      types: orderTypes,
      primaryType: 'Order',
      message,
    } as const;
    ref = hashTypedData(typed as never);
    const signature = await signer.signTypedData(typed as never);
    const text = Object.fromEntries(
      Object.entries(message).map(([name, value]) => [
        name,
        typeof value === 'bigint' ? value.toString() : value,
      ]),
    );
    signed = { kind: 'order', message: text as never, signature, digest: ref as Hex };
  }
  const record = encodeCommand({
    sequence,
    timestampMs: 1_000 + sequence,
    ...command,
    ...(ref ? { ref } : {}),
  } as Command);
  log.set(sequence, { row: { sequence, record: bytesToHex(record), signed }, record });
}

function orderOf(account: Hex, side: 0 | 1, clientOrderId: number) {
  return {
    account,
    marketId: 0,
    side,
    orderType: 0,
    timeInForce: 0,
    priceTicks: 50_000n,
    quantityLots: 100n,
    maxFeeBps: 5,
    expiry: 2_000_000_000n,
    clientOrderId: numberToHex(clientOrderId, { size: 32 }),
  };
}

const place = (account: number, side: 'buy' | 'sell') => ({
  op: 'placeOrder',
  account,
  market: 0,
  side,
  orderType: 'limit',
  timeInForce: 'GTC',
  priceTicks: 50_000,
  quantityLots: 100,
});

beforeAll(async () => {
  await append({ op: 'openAccount', account: 0, address: EXCHANGE });
  await append({
    op: 'listMarket',
    market: 0,
    baseAsset: 1,
    quoteAsset: 0,
    baseUnitsPerLot: 1_000n,
    quoteUnitsPerTickLot: 1n,
    makerFeeBps: 0,
    takerFeeBps: 5,
    feeAccount: 0,
  });
  await append({ op: 'openAccount', account: 1, address: maker.address });
  await append({ op: 'openAccount', account: 2, address: taker.address });
  await append({ op: 'deposit', account: 1, asset: 1, amount: 10n ** 9n, ref: numberToHex(1, { size: 32 }) });
  await append({ op: 'deposit', account: 2, asset: 0, amount: 10n ** 9n, ref: numberToHex(2, { size: 32 }) });
  await append(place(1, 'sell'), maker, orderOf(maker.address, 1, 7));
  await append(place(2, 'buy'), sessionKey, orderOf(taker.address, 0, 8));
});

async function replay(change: (records: Map<number, Uint8Array>) => void = () => {}) {
  const records = new Map([...log].map(([sequence, { record }]) => [sequence, record.slice()]));
  change(records);
  const digestOf = (orderId: number) => {
    const command = commandOf(records.get(orderId));
    return command?.op === 'placeOrder' ? command.ref : ('0x' as Hex);
  };
  const replayer = new LogReplay(await loadExchange(), await loadHash(), digestOf);
  const replayed = replayer.run({ firstSequence: 1, lastSequence: log.size }, records);
  return { replayed, exchange: replayer.exchange };
}

async function chainBatch(): Promise<ChainBatch> {
  const { replayed } = await replay();
  return { ...replayed, batchId: 1, fills: replayed.trades };
}

describe('a batch', () => {
  test('of an honest log is equal in every row, fills included', async () => {
    const { replayed } = await replay();
    expect(replayed.trades).toHaveLength(1);
    const rows = checkBatch(await chainBatch(), replayed);
    expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
      ['commandsRoot', 'equal'],
      ['stateRoot', 'equal'],
      ['fills', 'equal'],
    ]);
  });

  test('turns red when one bit of one row is changed', async () => {
    const honest = await chainBatch();
    for (const sequence of log.keys()) {
      const { replayed } = await replay((records) => {
        const record = records.get(sequence) as Uint8Array;
        record[40] = (record[40] as number) ^ 1;
      });
      expect(checkBatch(honest, replayed)[0]?.state).toBe('differs');
    }
  });

  test('turns red when a row is left out, with the reason in place of the root', async () => {
    const { replayed } = await replay((records) => records.delete(5));
    const rows = checkBatch(await chainBatch(), replayed);
    expect(rows[0]?.state).toBe('differs');
    expect(rows[1]?.state).toBe('differs');
    expect(replayed.failure).not.toBeNull();
  });

  test('turns red when the chain settled another price', async () => {
    const honest = await chainBatch();
    const fills = honest.fills?.map((fill) => ({ ...fill, priceTicks: fill.priceTicks + 1 })) ?? [];
    const { replayed } = await replay();
    expect(checkBatch({ ...honest, fills }, replayed).at(-1)?.state).toBe('differs');
  });
});

describe('signatures', () => {
  const check = async (rows = [...log.values()], mayTrade = true) => {
    const { exchange } = await replay();
    return checkSignatures(
      rows,
      {
        chainId: CHAIN_ID,
        exchange: EXCHANGE,
        addressOf: (account) => exchange.addressOf(account),
        mayTrade: async (account, signer) =>
          mayTrade && account.toLowerCase() === taker.address.toLowerCase() && signer === sessionKey.address,
      },
      {},
    );
  };
  const withRow = (sequence: number, change: (row: LogRowAnswer) => LogRowAnswer) =>
    [...log.values()].map((entry) =>
      entry.row.sequence === sequence ? { ...entry, row: change(entry.row) } : entry,
    );

  test('of a wallet and of its session key are good', async () => {
    expect(await check()).toMatchObject({ state: 'equal', ours: '2' });
  });

  test('of a key that the chain does not know for the account are not', async () => {
    expect(await check(undefined, false)).toMatchObject({ state: 'differs' });
  });

  test('that are missing, of another order or of a stranger are found', async () => {
    const stolen = log.get(7)?.row.signed ?? null;
    expect(await check(withRow(8, (row) => ({ ...row, signed: null })))).toMatchObject({
      ours: '8: no signature',
    });
    expect(await check(withRow(8, (row) => ({ ...row, signed: stolen })))).toMatchObject({
      state: 'differs',
    });
    const typed = {
      domain: exchangeDomain(CHAIN_ID, EXCHANGE),
      types: orderTypes,
      primaryType: 'Order',
      message: orderOf(taker.address, 0, 8),
    } as const;
    const forged = await stranger.signTypedData(typed);
    const rows = withRow(8, (row) => ({
      ...row,
      signed: row.signed && { ...row.signed, signature: forged },
    }));
    expect(await check(rows)).toMatchObject({ state: 'differs' });
  });
});

describe('a balance', () => {
  const pair = { address: '0x1', asset: 'tUSD', replayed: 100n, onChain: 100n, lateDeposits: [] };

  test('is equal, or on its way by exactly the newest deposits, or different', () => {
    expect(checkBalance(pair).state).toBe('equal');
    expect(checkBalance({ ...pair, onChain: 150n, lateDeposits: [30n, 20n, 30n] }).state).toBe('pending');
    expect(checkBalance({ ...pair, onChain: 151n, lateDeposits: [30n, 20n, 30n] }).state).toBe('differs');
    expect(checkBalance({ ...pair, onChain: 99n }).state).toBe('differs');
  });
});

describe('a sharing of profit', () => {
  const WAD = 10n ** 18n;
  const honest = {
    vault: '0x1',
    investor: '0x2',
    profit: 100_000_000n,
    fee: 20_000_000n,
    developerShares: 70n,
    platformShares: 30n,
    sharePrice: (WAD * 11n) / 10n,
    terms: { performanceFeeBps: 2_000, developerShareBps: 7_000 },
    // A thousand dollars' shares: dollars and shares have six and twelve decimals.
    before: { shares: 1_000n * 10n ** 12n, highWaterMark: WAD },
  };
  const states = (inputs: typeof honest) => checkProfit(inputs).map(({ state }) => state);

  test('is worked out again from shares and mark', () => {
    expect(states(honest)).toEqual(['equal', 'equal']);
    expect(states({ ...honest, profit: 100_000_001n })).toEqual(['differs', 'equal']);
    expect(states({ ...honest, fee: 20_000_001n })).toEqual(['differs', 'equal']);
    expect(states({ ...honest, developerShares: 69n, platformShares: 31n })).toEqual(['equal', 'differs']);
  });
});
