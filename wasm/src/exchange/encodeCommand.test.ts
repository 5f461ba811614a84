import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from './Command.ts';
import { commandsOf } from './commandArbitraries.ts';
import { decodeCommand } from './decodeCommand.ts';
import { encodeCommand } from './encodeCommand.ts';
import { RECORD_BYTES } from './recordLayout.ts';

test('decoding gives back what was encoded', () => {
  fc.assert(
    fc.property(commandsOf(60), (commands) => {
      for (const command of commands) {
        const record = encodeCommand(command);
        expect(record.length).toBe(RECORD_BYTES);
        expect(decodeCommand(record)).toEqual(command);
      }
    }),
  );
});

test('no other bytes decode to a command', () => {
  const record = fc.tuple(commandsOf(20), fc.nat(), fc.nat({ max: RECORD_BYTES * 8 - 1 }));
  let refused = 0;
  fc.assert(
    fc.property(record, ([commands, index, bit]) => {
      const bytes = encodeCommand(commands[index % commands.length] as Command);
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      let decoded: Command;
      try {
        decoded = decodeCommand(bytes);
      } catch (error) {
        refused++;
        expect(error).toMatchObject({ code: 'badRecord' });
        return;
      }
      expect(encodeCommand(decoded)).toEqual(bytes);
    }),
    { numRuns: 2_000 },
  );
  expect(refused).toBeGreaterThan(200);
  expect(() => decodeCommand(new Uint8Array(127))).toThrow(expect.objectContaining({ code: 'badRecord' }));
});

test.each<[string, Partial<Command>]>([
  ['a fraction', { sequence: 1.5 }],
  ['a sequence beyond safe integers', { sequence: 2 ** 53 }],
  ['a negative time', { timestampMs: -1 }],
  ['an account beyond 32 bits', { account: 2 ** 32 }],
  ['an amount beyond 64 bits', { amount: 2n ** 63n } as Partial<Command>],
  ['an unknown operation', { op: 'print' } as unknown as Partial<Command>],
  ['a short reference', { ref: '0x00' } as Partial<Command>],
  ['bad hexadecimal', { ref: `0x${'g0'.repeat(32)}` } as Partial<Command>],
])('refuses %s', (_, change) => {
  const deposit: Command = {
    op: 'deposit',
    sequence: 1,
    timestampMs: 0,
    account: 0,
    asset: 0,
    amount: 1n,
    ref: `0x${'00'.repeat(32)}`,
  };
  expect(decodeCommand(encodeCommand(deposit))).toEqual(deposit);
  expect(() => encodeCommand({ ...deposit, ...change } as Command)).toThrow(
    expect.objectContaining({ code: 'badRecord' }),
  );
});
