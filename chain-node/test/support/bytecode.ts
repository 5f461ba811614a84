import { concatHex, type Hex, numberToHex, pad, toHex } from 'viem';

/** Creation code that deploys `runtime` as it is (at most 255 bytes, no constructor). */
export function creationCode(runtime: Hex): Hex {
  const length = pad(toHex((runtime.length - 2) / 2), { size: 1 });
  // PUSH1 length, DUP1, PUSH1 11, PUSH1 0, CODECOPY, PUSH1 0, RETURN
  return concatHex(['0x60', length, '0x80600b6000396000f3', runtime]);
}

/** Topic of the event that {@link COUNTER} emits. */
export const COUNTED_TOPIC: Hex = numberToHex(0xc0117ed, { size: 32 });

/**
 * A counter: called with data it adds the first word to slot 0, emits `COUNTED_TOPIC` with the caller as second topic
 * and the new count as data, and returns the count; called without data it returns the count; called with a word of
 * zero it reverts with that word.
 */
export const COUNTER: Hex = concatHex([
  '0x6000', // PUSH1 0
  '0x54', // SLOAD                          count
  '0x36', // CALLDATASIZE
  '0x6010', // PUSH1 add
  '0x57', // JUMPI
  '0x6000', // PUSH1 0
  '0x52', // MSTORE
  '0x60206000f3', // RETURN the word
  '0x00', // STOP (not reached)
  '0x5b', // 0x10 add: JUMPDEST              count
  '0x600035', // CALLDATALOAD 0              count amount
  '0x80', // DUP1
  '0x601e', // PUSH1 go
  '0x57', // JUMPI
  '0x60206000fd', // REVERT with 32 zero bytes
  '0x00', // STOP (not reached)
  '0x5b', // 0x1e go: JUMPDEST               count amount
  '0x01', // ADD                             count'
  '0x80', // DUP1
  '0x600055', // SSTORE slot 0               count'
  '0x600052', // MSTORE 0
  '0x33', // CALLER
  '0x7f', // PUSH32 topic
  COUNTED_TOPIC,
  '0x60206000', // length 32, offset 0
  '0xa2', // LOG2
  '0x60206000f3', // RETURN the word
]);
