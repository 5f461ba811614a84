'use client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Notice } from '../design/Notice.tsx';
import { Panel } from '../design/Panel.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { forgetDifferences, reportDifference } from '../proof/proofDrawer.ts';
import { EnginePanel } from './EnginePanel.tsx';
import { type Report, SECTIONS, tally } from './report.ts';
import { SectionPanel } from './SectionPanel.tsx';
import { useVerification } from './useVerification.ts';
import { VerdictPanel } from './VerdictPanel.tsx';
import './verifyMessages.ts';

/** Everything that touched money, computed again in this tab and laid beside what the chain holds. */
export function VerifyPage() {
  const { t } = useTranslation();
  const { report, error, hasChain, begin, cancel } = useVerification();
  useDifferencesAlarm(report);
  return (
    <Page>
      <PageTitle
        title={t('verify.title')}
        note={t('verify.note')}
        tools={
          report.state === 'running' ? (
            <Button onClick={cancel}>{t('verify.cancel')}</Button>
          ) : (
            <Button variant="primary" onClick={begin} disabled={!hasChain}>
              {t('verify.again')}
            </Button>
          )
        }
      />
      <ErrorNote error={error} />
      {hasChain === false && (
        <Notice tone="error" title={t('verify.noChain')}>
          {t('verify.noChainThen')}
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid grid-cols-1 content-start gap-4">
          <VerdictPanel report={report} />
          {SECTIONS.map((section) => (
            <SectionPanel key={section} section={section} report={report} />
          ))}
        </div>
        <aside className="grid grid-cols-1 content-start gap-4">
          <EnginePanel />
          <Panel title={t('verify.provesTitle')}>
            <p className="px-4 py-3 text-13 text-soft">{t('verify.proves')}</p>
          </Panel>
          <Panel title={t('verify.provesNotTitle')}>
            <p className="px-4 py-3 text-13 text-soft">{t('verify.provesNot')}</p>
          </Panel>
        </aside>
      </div>
    </Page>
  );
}

/** A difference found here shows on every page, until a later run finds none. */
function useDifferencesAlarm(report: Report): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (report.state !== 'done') return;
    if (tally(report.rows).differs === 0) forgetDifferences();
    for (const row of report.rows)
      if (row.state === 'differs') reportDifference(t(`verify.row_${row.kind}`, row.values));
  }, [report, t]);
}
