'use client';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import type { ProofState } from '../proof/proof.ts';
import { type Report, tally } from './report.ts';

/** All comparisons in one sentence. */
export function VerdictPanel({ report }: { report: Report }) {
  const { t } = useTranslation();
  const counted = tally(report.rows);
  const failed = Object.keys(report.failures).length > 0;
  const verdict = verdictOf(report, counted.differs, counted.equal, failed);
  const mark: Record<typeof verdict, ProofState> = {
    idle: 'unchecked',
    running: 'checking',
    equal: 'checked',
    differs: 'differs',
    partly: 'unchecked',
    nothing: 'unchecked',
  };
  return (
    <section
      aria-label={t('verify.verdictLabel')}
      aria-live="polite"
      data-verdict={verdict}
      className={classNames(
        'flex items-center gap-4 rounded-panel border px-5 py-4',
        verdict === 'differs' ? 'border-alarm bg-alarm-tint' : 'border-line bg-panel',
      )}
    >
      <span
        className={classNames(
          'grid size-10 flex-none place-items-center rounded-full',
          verdict === 'equal' ? 'bg-proof-tint' : 'bg-raised',
        )}
      >
        <ProofMark state={mark[verdict]} size={20} />
      </span>
      <div className="min-w-0">
        <p className="text-20 font-semibold tracking-[-0.01em]">
          {t(`verify.verdict_${verdict}`, { ...counted })}
        </p>
        <p className="text-13 text-soft">{t(`verify.verdictNote_${verdict}`, { ...counted })}</p>
      </div>
    </section>
  );
}

type Verdict = 'idle' | 'running' | 'equal' | 'differs' | 'partly' | 'nothing';

function verdictOf(report: Report, differs: number, equal: number, failed: boolean): Verdict {
  if (differs > 0) return 'differs';
  if (report.state !== 'done') return report.state;
  if (failed) return 'partly';
  return equal > 0 ? 'equal' : 'nothing';
}
