import { expect, test } from 'vitest';
import english from '../i18n/en/errors.json' with { type: 'json' };
import { explainError } from './explainError.ts';
import { PageError } from './pageError.ts';

const isKnown = (key: string) => key in english;
const explain = (error: unknown) => explainError(error, isKnown);

test('says in its own words what a wallet, the edge and a contract answered', () => {
  expect(explain(Object.assign(new Error('x'), { code: 4001 })).key).toBe('REJECTED');
  expect(
    explain(Object.assign(new Error('x'), { name: 'EdgeApiError', code: 'INSUFFICIENT_BALANCE' })).key,
  ).toBe('edge_INSUFFICIENT_BALANCE');
  const reverted = new Error('outer', {
    cause: Object.assign(new Error('inner'), { data: { errorName: 'InvestmentTooSmall' } }),
  });
  expect(explain(reverted).key).toBe('revert_InvestmentTooSmall');
});

test('keeps the words of an error that nobody foresaw', () => {
  expect(explain(new Error('the moon fell'))).toEqual({
    key: 'UNKNOWN',
    details: { message: 'the moon fell' },
  });
  expect(explain('text').details.message).toBe('text');
});

test('names the amounts of the page’s own errors', () => {
  expect(explain(new PageError('UNDER_MINIMUM', { details: { minimum: '5.00' } }))).toEqual({
    key: 'UNDER_MINIMUM',
    details: { minimum: '5.00' },
  });
});

test('an endless chain of causes ends', () => {
  const loop: { cause?: unknown; message: string } = { message: 'loop' };
  loop.cause = loop;
  expect(explain(loop).key).toBe('UNKNOWN');
});
