import fc from 'fast-check';
import { parseEther, parseGwei } from 'viem';
import { describe, expect, test } from 'vitest';
import { decodedTransfer } from '../../test/support/signed.ts';
import { type DecodedTransaction, effectiveTip, feeCap } from '../execution/decoded-transaction.ts';
import { EMPTY_ACCOUNT } from '../state/account-record.ts';
import { Mempool } from './mempool.ts';
import { MempoolError } from './mempool-error.ts';

const GAS_LIMIT = 60_000_000n;
const RICH = { ...EMPTY_ACCOUNT, balance: parseEther('10') };

function rejection(pool: Mempool, decoded: DecodedTransaction, account = RICH): string {
  try {
    pool.add(decoded, account, GAS_LIMIT);
  } catch (error) {
    if (error instanceof MempoolError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('what does not get in', () => {
  test.each([
    { changes: {}, account: { ...RICH, nonce: 1n }, code: 'NONCE_TOO_LOW' },
    { changes: { gas: 20_999n }, account: RICH, code: 'INTRINSIC_GAS_TOO_LOW' },
    { changes: { gas: GAS_LIMIT + 1n }, account: RICH, code: 'EXCEEDS_BLOCK_GAS_LIMIT' },
    { changes: { value: parseEther('10') }, account: RICH, code: 'INSUFFICIENT_FUNDS' },
    { changes: { gasPrice: 1n }, account: RICH, code: 'UNDERPRICED' },
    { changes: {}, account: { ...RICH, codeHash: new Uint8Array(32).fill(1) }, code: 'SENDER_NOT_EOA' },
    { changes: { data: `0x${'00'.repeat(131_072)}`, gas: GAS_LIMIT }, account: RICH, code: 'OVERSIZED' },
  ])('$code', async ({ changes, account, code }) => {
    const pool = new Mempool();
    expect(rejection(pool, await decodedTransfer(changes), account)).toBe(code);
    expect(pool.size).toBe(0);
  });

  test('the same transaction twice', async () => {
    const pool = new Mempool();
    const decoded = await decodedTransfer();
    expect(rejection(pool, decoded)).toBe('accepted');
    expect(rejection(pool, decoded)).toBe('ALREADY_KNOWN');
  });

  test('more than the sender could pay for together', async () => {
    const pool = new Mempool();
    const value = parseEther('6');
    expect(rejection(pool, await decodedTransfer({ value }))).toBe('accepted');
    expect(rejection(pool, await decodedTransfer({ value, nonce: 1 }))).toBe('INSUFFICIENT_FUNDS');
    // In place of the first it is affordable.
    const higher = { maxFeePerGas: parseGwei('2'), maxPriorityFeePerGas: parseGwei('1') };
    expect(rejection(pool, await decodedTransfer({ value, ...higher }))).toBe('accepted');
  });

  test('more of one sender than its share', async () => {
    const pool = new Mempool({ transactionsPerSenderMax: 1 });
    pool.add(await decodedTransfer(), RICH, GAS_LIMIT);
    expect(rejection(pool, await decodedTransfer({ nonce: 1 }))).toBe('ACCOUNT_LIMIT');
  });
});

describe('replacement', () => {
  const price = (fee: string, tip: string) => ({
    maxFeePerGas: parseGwei(fee),
    maxPriorityFeePerGas: parseGwei(tip),
  });

  test.each([
    { by: price('1.1', '0.11'), code: 'accepted' },
    { by: price('1.0999', '0.11'), code: 'REPLACEMENT_UNDERPRICED' },
    { by: price('1.1', '0.1099'), code: 'REPLACEMENT_UNDERPRICED' },
  ])('by $by.maxFeePerGas / $by.maxPriorityFeePerGas is $code', async ({ by, code }) => {
    const pool = new Mempool();
    const dropped: string[] = [];
    pool.listen({ added: () => {}, dropped: ({ hash }) => dropped.push(hash) });
    const first = await decodedTransfer(price('1', '0.1'));
    pool.add(first, RICH, GAS_LIMIT);
    expect(rejection(pool, await decodedTransfer(by))).toBe(code);
    expect(dropped).toEqual(code === 'accepted' ? [first.hash] : []);
    expect(pool.size).toBe(1);
  });
});

test('a full pool lets go of the cheapest for a better one, and of nothing for a worse one', async () => {
  const pool = new Mempool({ transactionsMax: 2 });
  const cheap = await decodedTransfer({ gasPrice: parseGwei('1') }, 0);
  const middle = await decodedTransfer({ gasPrice: parseGwei('2') }, 1);
  const best = await decodedTransfer({ gasPrice: parseGwei('3') }, 2);
  pool.add(middle, RICH, GAS_LIMIT);
  pool.add(cheap, RICH, GAS_LIMIT);
  expect(rejection(pool, await decodedTransfer({ gasPrice: parseGwei('1') }, 3))).toBe('POOL_FULL');
  expect(rejection(pool, best)).toBe('accepted');
  expect(pool.select(0n, 10).map(({ hash }) => hash)).toEqual([best.hash, middle.hash]);
});

test('a gap holds back what is behind it until it is filled', async () => {
  const pool = new Mempool();
  const [first, second, third] = await Promise.all([0, 1, 2].map((nonce) => decodedTransfer({ nonce })));
  if (first === undefined || second === undefined || third === undefined) throw new Error('unreachable');
  pool.add(first, RICH, GAS_LIMIT);
  pool.add(third, RICH, GAS_LIMIT);
  expect(pool.select(0n, 10)).toEqual([first]);
  expect(pool.nextNonce(first.sender, 0n)).toBe(1n);
  expect(pool.content()).toEqual({ pending: [first], queued: [third] });
  pool.add(second, RICH, GAS_LIMIT);
  expect(pool.select(0n, 10)).toEqual([first, second, third]);
  expect(pool.nextNonce(first.sender, 0n)).toBe(3n);
});

test('a block takes out what it included and what it made unpayable', async () => {
  const pool = new Mempool();
  const dropped: string[] = [];
  pool.listen({ added: () => {}, dropped: ({ hash }) => dropped.push(hash) });
  const included = await decodedTransfer({ nonce: 0 });
  const dear = await decodedTransfer({ nonce: 1, value: parseEther('5') });
  const cheap = await decodedTransfer({ nonce: 2 });
  for (const decoded of [included, dear, cheap]) pool.add(decoded, RICH, GAS_LIMIT);
  const account = { nonce: 1n, balance: parseEther('4') };
  pool.applyBlock(new Set([included.hash]), [{ address: included.sender, account }]);
  expect(dropped).toEqual([dear.hash]);
  expect(pool.size).toBe(1);
  expect(pool.hasExecutable(0n)).toBe(false);
});

test('selection is the best price first with every nonce in order, whatever came in and whenever', async () => {
  const transactions = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      decodedTransfer(
        {
          nonce: Math.floor(index / 4),
          maxFeePerGas: parseGwei(String(1 + ((index * 7) % 5))),
          maxPriorityFeePerGas: parseGwei('0.25') * BigInt(1 + ((index * 3) % 4)),
        },
        index % 4,
      ),
    ),
  );
  const baseFee = parseGwei('1.5');
  fc.assert(
    fc.property(fc.shuffledSubarray(transactions), (arrived) => {
      const pool = new Mempool();
      for (const decoded of arrived) pool.add(decoded, RICH, GAS_LIMIT);
      const selected = pool.select(baseFee, 100);
      expect(selected).toEqual(bestFirstNaively(arrived, baseFee));
      expect(pool.hasExecutable(baseFee)).toBe(selected.length > 0);
    }),
  );
});

/** Looks through everything for each single choice. */
function bestFirstNaively(arrived: readonly DecodedTransaction[], baseFee: bigint): DecodedTransaction[] {
  const chosen: DecodedTransaction[] = [];
  for (;;) {
    const candidates = arrived.filter(
      (one) =>
        feeCap(one) >= baseFee &&
        one.transaction.nonce === BigInt(chosen.filter(({ sender }) => sender === one.sender).length),
    );
    const best = Math.max(...candidates.map((one) => Number(effectiveTip(one, baseFee))));
    const next = candidates.find((one) => Number(effectiveTip(one, baseFee)) === best);
    if (next === undefined) return chosen;
    chosen.push(next);
  }
}
