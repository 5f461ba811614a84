import type { CheckRow, CheckSection } from './CheckRow.ts';
import type { VerifyMessage } from './verify.worker.ts';

/** In the order in which a newcomer went round the loop. */
export const SECTIONS: readonly CheckSection[] = ['evaluations', 'log', 'settlement', 'decisions', 'profit'];

export interface Report {
  state: 'idle' | 'running' | 'done';
  /** The section whose rows are coming in. */
  current: CheckSection | undefined;
  rows: readonly CheckRow[];
  /** Sections that could not be read, with what was thrown. */
  failures: Partial<Record<CheckSection, string>>;
}

export const EMPTY_REPORT: Report = { state: 'idle', current: undefined, rows: [], failures: {} };

/** The report after one more message. */
export function fold(report: Report, message: VerifyMessage): Report {
  switch (message.type) {
    case 'section':
      return { ...report, current: message.section };
    case 'row':
      return { ...report, rows: [...report.rows, message.row] };
    case 'failed':
      return { ...report, failures: { ...report.failures, [message.section]: message.message } };
    case 'done':
      return { ...report, state: 'done', current: undefined };
  }
}

export interface Tally {
  equal: number;
  differs: number;
  pending: number;
  unchecked: number;
}

export function tally(rows: readonly CheckRow[]): Tally {
  const count = (state: CheckRow['state']) => rows.filter((row) => row.state === state).length;
  return {
    equal: count('equal'),
    differs: count('differs'),
    pending: count('pending'),
    unchecked: count('unchecked'),
  };
}

/** Differences first, then what a person came for: the newest. */
export function inReadingOrder(rows: readonly CheckRow[]): CheckRow[] {
  const newest = rows.toReversed();
  return [
    ...newest.filter((row) => row.state === 'differs'),
    ...newest.filter((row) => row.state !== 'differs'),
  ];
}
