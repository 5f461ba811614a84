'use client';
import type { Row } from '@quantum-chain/wasm/bench';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { downloadFile } from '../design/downloadFile.ts';
import { Empty } from '../design/Empty.tsx';
import { IconButton } from '../design/IconButton.tsx';
import { Notice } from '../design/Notice.tsx';
import { Panel } from '../design/Panel.tsx';
import { Spinner } from '../design/Spinner.tsx';
import { Table } from '../design/Table.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/bench.json' with { type: 'json' };
import { useFormatters } from '../i18n/useFormatters.ts';
import { useBench } from './useBench.ts';

addMessages('bench', english);

const DIGITS = 3;

/** The engine's benchmark table, measured in the visitor's own browser. */
export function BenchPage() {
  const { t } = useTranslation();
  const { run, start, cancel } = useBench();
  const running = run.state === 'running';
  return (
    <Page>
      <PageTitle
        title={t('bench.title')}
        note={t('bench.intro')}
        tools={
          running ? (
            <Button onClick={cancel}>{t('common.cancel')}</Button>
          ) : (
            <Button variant="primary" onClick={start}>
              {t(run.state === 'idle' ? 'bench.start' : 'bench.again')}
            </Button>
          )
        }
      />
      <Notice>
        {t('bench.honest')} {run.clock && t(`bench.clock_${run.clock}`)}
      </Notice>
      <Panel
        title={t('bench.table')}
        note={
          <span role="status" className="inline-flex items-center gap-2">
            {running && <Spinner />}
            {running && run.part
              ? t('bench.running', { part: t(`bench.part_${run.part}`), count: run.rows.length })
              : t(`bench.state_${run.state}`)}
          </span>
        }
        tools={
          <IconButton
            label={t('common.download')}
            disabled={run.rows.length === 0}
            onClick={() => downloadFile('engine-bench.csv', 'text/csv', csvOf(run.rows))}
          >
            <Download size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        {run.problem && (
          <Notice tone="error" title={t('bench.failed')} className="m-4">
            {run.problem}
          </Notice>
        )}
        {run.rows.length === 0 ? (
          <Empty title={t('bench.empty')}>{t('bench.emptyNote')}</Empty>
        ) : (
          <RowTable rows={run.rows} />
        )}
      </Panel>
    </Page>
  );
}

function RowTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const none = t('common.none');
  const rounded = (value: number) => {
    const shown = Number(value.toPrecision(DIGITS));
    return format.number(shown, shown < 100 ? 2 : 0);
  };
  return (
    <Table
      label={t('bench.table')}
      size="normal"
      columns={[
        { title: t('bench.work') },
        { title: t('bench.ours'), figures: true },
        { title: t('bench.unit'), narrow: 'hidden' },
        { title: t('bench.peer'), figures: true, narrow: 'hidden' },
        { title: t('bench.peerName'), narrow: 'hidden' },
        { title: t('bench.ratio'), figures: true },
      ]}
      rows={rows.map((row) => ({
        key: row.name,
        cells: [
          <span key="name" className="block max-md:max-w-[22ch] max-md:whitespace-normal">
            {row.name}
          </span>,
          rounded(row.ours),
          row.unit,
          row.peer === null ? none : rounded(row.peer),
          row.peerName ?? t('bench.noPeer'),
          row.ratio === null ? none : `${format.number(row.ratio, 2)}×`,
        ],
      }))}
    />
  );
}

function csvOf(rows: readonly Row[]): string {
  return [
    'name,ours,unit,peer,peer name,ratio',
    ...rows.map(({ name, ours, unit, peer, peerName, ratio }) =>
      [JSON.stringify(name), ours, unit, peer ?? '', JSON.stringify(peerName ?? ''), ratio ?? ''].join(','),
    ),
  ].join('\n');
}
