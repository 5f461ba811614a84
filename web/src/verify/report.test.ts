import { expect, test } from 'vitest';
import { type CheckRow, compared } from './CheckRow.ts';
import { EMPTY_REPORT, fold, inReadingOrder, tally } from './report.ts';

const row = (ours: string, theirs: string): CheckRow =>
  compared('log', 'stateRoot', { batch: 1 }, ours, theirs);

test('a difference is counted and stands first, whenever it came', () => {
  const report = [row('a', 'a'), row('b', 'c'), row('d', 'd')].reduce(
    (folded, next) => fold(folded, { type: 'row', row: next }),
    EMPTY_REPORT,
  );
  expect(tally(report.rows)).toEqual({ equal: 2, differs: 1, pending: 0, unchecked: 0 });
  expect(inReadingOrder(report.rows).map(({ ours }) => ours)).toEqual(['b', 'd', 'a']);
});

test('a section that failed is told from one that found nothing', () => {
  const report = fold(fold(EMPTY_REPORT, { type: 'section', section: 'log' }), {
    type: 'failed',
    section: 'log',
    message: 'no answer',
  });
  expect(report.failures).toEqual({ log: 'no answer' });
  expect(fold(report, { type: 'done' })).toMatchObject({ state: 'done', current: undefined });
});
