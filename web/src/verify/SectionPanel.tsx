'use client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { Panel } from '../design/Panel.tsx';
import { Skeleton } from '../design/Skeleton.tsx';
import { ProofMark } from '../proof/ProofMark.tsx';
import type { ProofState } from '../proof/proof.ts';
import type { CheckRow, CheckSection } from './CheckRow.ts';
import { CheckRowView } from './CheckRowView.tsx';
import { inReadingOrder, type Report, tally } from './report.ts';

/** Rows that are shown before "show all": enough to see what is compared. */
const ROWS_AT_FIRST = 8;

/** One step of the loop: what it compares in a sentence, then every comparison. */
export function SectionPanel({ section, report }: { section: CheckSection; report: Report }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const rows = inReadingOrder(report.rows.filter((row) => row.section === section));
  const counted = tally(rows);
  const state = stateOf(section, report, rows);
  const compared = rows.filter((row) => row.kind !== 'nothingYet');
  const shown = all ? compared : compared.slice(0, Math.max(ROWS_AT_FIRST, counted.differs));
  const failure = report.failures[section];
  return (
    <Panel
      title={
        <span className="inline-flex items-center gap-2">
          <ProofMark state={state} />
          {t(`verify.section_${section}`)}
        </span>
      }
      label={t(`verify.section_${section}`)}
      note={compared.length > 0 ? t('verify.tally', { ...counted }) : undefined}
    >
      <p className="border-b border-line px-4 py-2.5 text-13 text-soft">{t(`verify.about_${section}`)}</p>
      {failure !== undefined && (
        <Notice tone="error" title={t('verify.failed')} className="m-4">
          {t('verify.failedThen', { message: failure })}
        </Notice>
      )}
      {compared.length > 0 && (
        <ul className="list-none">
          {shown.map((row) => (
            <CheckRowView key={`${row.kind}${JSON.stringify(row.values)}`} row={row} />
          ))}
        </ul>
      )}
      {compared.length === 0 && state === 'checking' && <Skeleton rows={2} label={t('verify.checking')} />}
      {compared.length === 0 && state !== 'checking' && failure === undefined && (
        <p className="px-4 py-5 text-13 text-muted">{t(`verify.empty_${section}`)}</p>
      )}
      {compared.length > shown.length && (
        <div className="border-t border-line px-4 py-2">
          <Button variant="ghost" size="small" onClick={() => setAll(true)}>
            {t('verify.showAll', { count: compared.length })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** Settlement's rows come in while the log is replayed. */
function stateOf(section: CheckSection, report: Report, rows: readonly CheckRow[]): ProofState {
  const counted = tally(rows);
  if (counted.differs > 0) return 'differs';
  const current = report.current === section || (section === 'settlement' && report.current === 'log');
  if (current) return 'checking';
  if (report.state === 'running' && counted.equal === 0) return 'unchecked';
  if (counted.equal > 0) return 'checked';
  return counted.pending > 0 ? 'pending' : 'unchecked';
}
