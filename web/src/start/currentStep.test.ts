import { expect, test } from 'vitest';
import { currentStep } from './currentStep.ts';

test('a newcomer goes from a wallet over test dollars to an investment', () => {
  expect(currentStep({ ready: false, dollars: undefined, invested: false })).toBe(0);
  expect(currentStep({ ready: true, dollars: undefined, invested: false })).toBe(1);
  expect(currentStep({ ready: true, dollars: 4_999_999n, invested: false })).toBe(1);
  expect(currentStep({ ready: true, dollars: 5_000_000n, invested: false })).toBe(2);
});

test('who has put the last dollar in is not sent back for more', () => {
  expect(currentStep({ ready: true, dollars: 0n, invested: true })).toBe(3);
});
