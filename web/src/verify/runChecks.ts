import type { CheckRow, CheckSection } from './CheckRow.ts';
import { checkVaultDecisions } from './decisionSection.ts';
import { checkEvaluations } from './evaluationSection.ts';
import { checkLog } from './logSection.ts';
import { checkProfits } from './profitSection.ts';
import type { ReplayedLog, VerifyContext } from './VerifyContext.ts';

export type CheckProgress =
  | { type: 'section'; section: CheckSection }
  | { type: 'row'; row: CheckRow }
  | { type: 'failed'; section: CheckSection; message: string };

/**
 * Runs every section one after the other and tells each row as it is known. A section that cannot be read fails alone. Ends early
 * when `context.signal` is aborted.
 */
export async function* runChecks(context: VerifyContext): AsyncGenerator<CheckProgress> {
  let log: ReplayedLog | undefined;
  const sections: [CheckSection, () => AsyncGenerator<CheckRow>][] = [
    ['evaluations', () => checkEvaluations(context)],
    [
      'log',
      () =>
        checkLog(context, (replayed) => {
          log = replayed;
        }),
    ],
    ['decisions', () => checkVaultDecisions(context, log)],
    ['profit', () => checkProfits(context)],
  ];
  for (const [section, rows] of sections) {
    yield { type: 'section', section };
    try {
      for await (const row of rows()) yield { type: 'row', row };
    } catch (error) {
      if (context.signal.aborted) return;
      yield { type: 'failed', section, message: error instanceof Error ? error.message : String(error) };
    }
  }
}
