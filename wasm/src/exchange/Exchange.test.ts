import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { core as debugCore } from '../../fuzz/load/core.ts';
import { toHex } from '../hex.ts';
import type { Command } from './Command.ts';
import { CANCEL_REASONS, REJECT_REASONS } from './codes.ts';
import { ACCOUNTS, ASSETS, commandsOf } from './commandArbitraries.ts';
import { compareWithSpecification } from './compareWithSpecification.ts';
import { Exchange } from './Exchange.ts';
import { encodeCommand } from './encodeCommand.ts';
import { loadExchange } from './loadExchange.ts';
import { stateHashOf } from './specification/stateHashOf.ts';

const LIMITS = { accounts: 8, assets: ASSETS, markets: 4, orders: 64, levels: 64 };

function encodeAll(commands: readonly Command[]): Uint8Array {
  return Uint8Array.from(commands.flatMap((command) => [...encodeCommand(command)]));
}

/** So small that random logs run into every one of them. */
const TIGHT = { accounts: 4, assets: 2, markets: 2, orders: 7, levels: 4 };

test.each([
  ['with room to spare', LIMITS, 150],
  ['when everything is full', TIGHT, 60],
])('does what the specification does, command by command, %s', async (_, limits, numRuns) => {
  await fc.assert(
    fc.asyncProperty(commandsOf(120), async (commands) => {
      compareWithSpecification(await loadExchange(limits), commands);
    }),
    { numRuns },
  );
});

test('does it in the debug build too, which checks after every command that no money came or went', async () => {
  await fc.assert(
    fc.asyncProperty(commandsOf(300), async (commands) => {
      const engine = await debugCore.instantiate();
      const { accounts, assets, markets, orders, levels } = LIMITS;
      engine.createExchange(accounts, assets, markets, orders, levels);
      compareWithSpecification(new Exchange(engine, LIMITS), commands, 30);
    }),
    { numRuns: 60 },
  );
});

test('random logs reach every event and every reason', async () => {
  const seen = new Set<string>();
  const logs = fc.sample(commandsOf(200), { numRuns: 150, seed: 1 });
  for (const limits of [LIMITS, TIGHT]) {
    for (const log of logs) {
      const { events } = (await loadExchange(limits)).applyRecords(encodeAll(log));
      for (const event of events) seen.add('reason' in event ? `${event.type} ${event.reason}` : event.type);
    }
  }
  const plain = ['accountOpened', 'marketListed', 'deposited', 'withdrawn', 'trade', 'rested', 'filled'];
  const operated = ['feesChanged', 'markPriceChanged', 'marketHalted', 'marketResumed', 'deadlineSet'];
  const shown = [...plain, ...operated, 'reduced', 'waiting', 'triggered'];
  const reasons = REJECT_REASONS.map((reason) => `rejected ${reason}`);
  expect([...seen].sort()).toEqual(
    [...shown, ...reasons, ...CANCEL_REASONS.map((r) => `canceled ${r}`)].sort(),
  );
});

test('neither makes nor loses money', async () => {
  await fc.assert(
    fc.asyncProperty(commandsOf(150), async (commands) => {
      const exchange = await loadExchange(LIMITS);
      const supplies = new Array<bigint>(ASSETS).fill(0n);
      for (const command of commands) {
        for (const event of exchange.apply(command)) {
          if (event.type === 'deposited')
            supplies[event.asset] = (supplies[event.asset] ?? 0n) + event.amount;
          if (event.type === 'withdrawn')
            supplies[event.asset] = (supplies[event.asset] ?? 0n) - event.amount;
        }
        const held = new Array<bigint>(ASSETS).fill(0n);
        for (let account = 0; account < exchange.accountCount; account++) {
          for (let asset = 0; asset < ASSETS; asset++) {
            const { available, reserved } = exchange.balance(account, asset);
            expect(available >= 0n && reserved >= 0n).toBe(true);
            held[asset] = (held[asset] ?? 0n) + available + reserved;
          }
        }
        expect(held).toEqual(supplies);
      }
    }),
    { numRuns: 40 },
  );
});

test('continues from a snapshot exactly where it was taken', async () => {
  await fc.assert(
    fc.asyncProperty(commandsOf(150), fc.double({ min: 0, max: 1, noNaN: true }), async (commands, part) => {
      const cut = Math.floor(part * commands.length);
      const whole = await loadExchange(LIMITS);
      whole.replayRecords(encodeAll(commands.slice(0, cut)));
      // Into an exchange with a past of its own and other limits.
      const other = await loadExchange({ ...LIMITS, orders: 300, levels: 300, accounts: 100 });
      other.replayRecords(encodeAll(commands));
      other.restore(whole.snapshot());
      expect(other.snapshot()).toEqual(whole.snapshot());
      expect(other.stateHash()).toBe(whole.stateHash());
      for (const command of commands.slice(cut)) {
        expect(other.apply(command)).toEqual(whole.apply(command));
        expect(other.stateHash()).toBe(whole.stateHash());
      }
    }),
    { numRuns: 60 },
  );
});

test('its state hash is the documented tree over its snapshot', async () => {
  await fc.assert(
    fc.asyncProperty(commandsOf(150), fc.nat(), async (commands, at) => {
      const exchange = await loadExchange(LIMITS);
      const cut = at % commands.length;
      // Hashed in between as well, so that the second one starts from digests of another state.
      exchange.replayRecords(encodeAll(commands.slice(0, cut)));
      expect(exchange.stateHash()).toBe(stateHashOf(exchange.snapshot()));
      exchange.replayRecords(encodeAll(commands.slice(cut)));
      expect(exchange.stateHash()).toBe(stateHashOf(exchange.snapshot()));
    }),
    { numRuns: 25 },
  );
});

test('equal states have equal snapshots, however they were reached', async () => {
  // Two logs of the same length: orders come, go and come again in one of them, so that memory is reused in another order.
  const [direct, detour] = await Promise.all([loadExchange(LIMITS), loadExchange(LIMITS)]);
  const [preamble] = fc.sample(commandsOf(0), 1) as [Command[]];
  const start = preamble.length;
  const place = (sequence: number, account: number, priceTicks: number): Command => ({
    op: 'placeOrder',
    sequence,
    timestampMs: 10_000,
    account,
    market: 0,
    side: 'buy',
    orderType: 'limit',
    timeInForce: 'GTC',
    priceTicks,
    quantityLots: 5,
    ref: `0x${'00'.repeat(32)}`,
  });
  const cancel = (sequence: number, account: number, orderId: number): Command => ({
    op: 'cancelOrder',
    sequence,
    timestampMs: 10_000,
    account,
    orderId,
    ref: `0x${'00'.repeat(32)}`,
  });
  const rest = (from: number) =>
    Array.from({ length: 20 }, (_, i) => place(from + i, i % ACCOUNTS, 50 + (i % 6)));
  direct.replayRecords(
    encodeAll([
      ...preamble,
      ...Array.from({ length: 20 }, (_, i) => cancel(start + 1 + i, 0, 0)),
      ...rest(start + 21),
    ]),
  );
  detour.replayRecords(
    encodeAll([
      ...preamble,
      ...Array.from({ length: 10 }, (_, i) => place(start + 1 + i, i % ACCOUNTS, 90 - 3 * i)),
      ...Array.from({ length: 10 }, (_, i) => cancel(start + 11 + i, i % ACCOUNTS, start + 1 + i)),
      ...rest(start + 21),
    ]),
  );
  expect(detour.orderCount).toBe(20);
  expect(detour.snapshot()).toEqual(direct.snapshot());
});

test('refuses bytes that no exchange wrote, and is usable afterwards', async () => {
  const exchange = await loadExchange(LIMITS);
  const empty = exchange.stateHash();
  const mutation = fc.record({ at: fc.nat(), value: fc.integer({ min: 1, max: 255 }) });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(commandsOf(60), mutation, fc.nat(40), async (commands, { at, value }, cutBytes) => {
      exchange.restore((await loadExchange(LIMITS)).snapshot());
      exchange.replayRecords(encodeAll(commands));
      const snapshot = exchange.snapshot();
      const bad = snapshot.slice(0, snapshot.length - cutBytes);
      bad[at % bad.length] = (bad[at % bad.length] as number) ^ value;
      try {
        exchange.restore(bad);
        // Some bytes (an address, an amount) may have any value: then it must say the same thing again.
        expect(exchange.snapshot()).toEqual(bad);
      } catch (error) {
        refused++;
        expect(error).toMatchObject({ name: 'ExchangeError' });
        expect(exchange.stateHash()).toBe(empty);
      }
    }),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(100);
});

test('is not misled by counts in a snapshot that its bytes cannot hold', async () => {
  const exchange = await loadExchange(LIMITS);
  const snapshot = exchange.snapshot();
  const countsAt = [4, 32, 36];
  // 48 bytes times 2^28 is a multiple of 2^32.
  for (const offset of countsAt) {
    for (const count of [1, 2 ** 28, 2 ** 31, 2 ** 32 - 1]) {
      const bad = snapshot.slice();
      new DataView(bad.buffer).setUint32(offset, count, true);
      expect(() => exchange.restore(bad)).toThrow(expect.objectContaining({ code: 'badSnapshot' }));
    }
  }
});

test('a snapshot that needs more room than there is says so', async () => {
  const exchange = await loadExchange(LIMITS);
  const [commands] = fc.sample(commandsOf(150), { numRuns: 1, seed: 3 }) as [Command[]];
  exchange.replayRecords(encodeAll(commands));
  const small = await loadExchange({ ...LIMITS, accounts: 2 });
  expect(() => small.restore(exchange.snapshot())).toThrow(
    expect.objectContaining({ code: 'limitExceeded' }),
  );
});

test('takes a batch whole or not at all', async () => {
  await fc.assert(
    fc.asyncProperty(commandsOf(40), fc.nat(), fc.constantFrom(-1, 1), async (commands, at, step) => {
      const exchange = await loadExchange(LIMITS);
      const before = exchange.stateHash();
      const wrongSequence = commands.map((command, i) =>
        i === at % commands.length ? { ...command, sequence: command.sequence + step } : command,
      );
      expect(() => exchange.applyRecords(encodeAll(wrongSequence))).toThrow(
        expect.objectContaining({ code: 'wrongSequence' }),
      );
      const late = commands.map((command, i) => ({
        ...command,
        timestampMs: i === at % commands.length ? 9e9 : 5,
      }));
      if (at % commands.length < commands.length - 1) {
        expect(() => exchange.applyRecords(encodeAll(late))).toThrow(
          expect.objectContaining({ code: 'timestampFell' }),
        );
      }
      expect(exchange.stateHash()).toBe(before);
    }),
    { numRuns: 30 },
  );
});

test('survives more events than its buffer holds', async () => {
  const orders = 20_000;
  const exchange = await loadExchange({ ...LIMITS, orders });
  const [preamble] = fc.sample(commandsOf(0), 1) as [Command[]];
  const base = { timestampMs: 5_000, ref: `0x${'00'.repeat(32)}` as const };
  let sequence = preamble.length;
  const log: Command[] = [...preamble];
  const place = (account: number, side: 'buy' | 'sell', quantityLots: number, timeInForce: 'GTC' | 'IOC') =>
    log.push({
      ...base,
      op: 'placeOrder',
      sequence: ++sequence,
      account,
      market: 0,
      side,
      orderType: 'limit',
      timeInForce,
      priceTicks: 1,
      quantityLots,
    });
  log.push({ ...base, op: 'deposit', sequence: ++sequence, account: 0, asset: 1, amount: 10n ** 12n });
  for (let i = 0; i < orders; i++) place(0, 'sell', 1, 'GTC');
  place(1, 'buy', orders, 'IOC');
  for (let i = 0; i < orders; i++) place(0, 'sell', 1, 'GTC');
  log.push({ ...base, op: 'cancelAll', sequence: ++sequence, account: 0, market: 0 });
  const events = [...exchange.applyRecords(encodeAll(log)).events];
  const byType = (type: string) => events.filter((event) => event.type === type).length;
  expect([byType('rested'), byType('trade'), byType('canceled')]).toEqual([2 * orders, orders, orders]);
  expect(exchange.orderCount).toBe(0);
  expect(events.map((event) => event.sequence)).toEqual(
    events.map((event) => event.sequence).sort((a, b) => a - b),
  );
});

test('any price in bounds finds its place', async () => {
  const levels = 3_000;
  const price = fc.oneof(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 1_000_000 }));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(price, { minLength: 500, maxLength: levels, size: 'max' }),
      async (prices) => {
        const exchange = await loadExchange({ ...LIMITS, orders: levels, levels });
        const [preamble] = fc.sample(commandsOf(0), 1) as [Command[]];
        const ref = `0x${'00'.repeat(32)}` as const;
        let sequence = preamble.length;
        const at = () => ({ sequence: ++sequence, timestampMs: 5_000, ref });
        exchange.replayRecords(encodeAll(preamble));
        exchange.apply({ ...at(), op: 'deposit', account: 0, asset: 1, amount: 10n ** 12n });
        const ids = prices.map((priceTicks) => {
          const order = {
            account: 0,
            market: 0,
            side: 'sell',
            orderType: 'limit',
            timeInForce: 'GTC',
          } as const;
          const place = at();
          exchange.apply({ ...place, ...order, op: 'placeOrder', priceTicks, quantityLots: 1 });
          return place.sequence;
        });
        const asks = () => exchange.book(0, levels).asks.map((level) => level.priceTicks);
        const ascending = (list: number[]) => [...list].sort((a, b) => a - b);
        expect(asks()).toEqual(ascending(prices));
        expect(exchange.levelQuantityLots(0, 'sell', prices[7] as number)).toBe(1);
        for (const orderId of ids.slice(0, 400))
          exchange.apply({ ...at(), op: 'cancelOrder', account: 0, orderId });
        expect(asks()).toEqual(ascending(prices.slice(400)));
        expect(exchange.levelQuantityLots(0, 'sell', prices[7] as number)).toBe(0);
      },
    ),
    { numRuns: 8 },
  );
});

test('knows accounts by their addresses', async () => {
  const exchange = await loadExchange({ accounts: 2_000 });
  const address = (account: number) =>
    toHex(keccak_256(Uint8Array.of(account & 255, account >> 8)).subarray(0, 20));
  const open = (account: number): Command => ({
    op: 'openAccount',
    sequence: account + 1,
    timestampMs: 0,
    account,
    address: address(account),
  });
  exchange.replayRecords(encodeAll(Array.from({ length: 2_000 }, (_, account) => open(account))));
  for (let account = 0; account < 2_000; account++) {
    expect(exchange.accountOf(address(account))).toBe(account);
    expect(exchange.addressOf(account)).toBe(address(account));
  }
  expect(exchange.accountOf(address(2_000))).toBeUndefined();
});

test('says what was asked for that does not exist', async () => {
  const exchange = await loadExchange(LIMITS);
  const refused = (ask: () => unknown) =>
    expect(ask).toThrow(expect.objectContaining({ code: 'badArgument' }));
  refused(() => exchange.balance(0, 0));
  refused(() => exchange.book(0, 1));
  refused(() => exchange.openOrders(0));
  refused(() => exchange.addressOf(0));
  refused(() => exchange.accountOf('0x12'));
  expect(exchange.order(1)).toBeUndefined();
  await expect(loadExchange({ orders: 0 })).rejects.toMatchObject({ code: 'badArgument' });
  await expect(loadExchange({ levels: 2 ** 30 })).rejects.toMatchObject({ code: 'badArgument' });
});
