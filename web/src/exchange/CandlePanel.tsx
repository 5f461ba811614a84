'use client';
import type { BookState, MarketAnswer } from '@quantum-chain/edge/client';
import { Download, Table2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../design/downloadFile.ts';
import { IconButton } from '../design/IconButton.tsx';
import { Segmented } from '../design/Segmented.tsx';
import type { Bar } from '../oracle/aggregateCandles.ts';
import { useCandles } from '../oracle/useCandles.ts';
import type { Loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { type ExchangeAccount, openOrders } from './account.ts';
import { CandleTable } from './CandleTable.tsx';
import { readStudies, STUDIES, type Study, storeStudies } from './chartStudies.ts';
import { DepthChart } from './DepthChart.tsx';

// The chart's library comes with the chart, not with the page.
const CandleChart = dynamic(() => import('./CandleChart.tsx').then((module) => module.CandleChart), {
  ssr: false,
});

const HOUR_MS = 3_600_000;
const LENGTHS = { '1h': HOUR_MS, '4h': 4 * HOUR_MS, '1D': 24 * HOUR_MS } as const;
type Length = keyof typeof LENGTHS;
type View = Length | 'depth';

interface Props {
  market: MarketAnswer | undefined;
  account: Loadable<ExchangeAccount>;
  book: BookState | undefined;
}

/** Candles with studies and one's own orders, or the book's depth; or either as a table (`T`). */
export function CandlePanel({ market, account, book }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('1h');
  const [table, setTable] = useTableKey();
  const [studies, toggleStudy] = useStudies();
  const length = view === 'depth' ? '1h' : view;
  const bars = useCandles(market?.symbol, LENGTHS[length]);
  const orders = account.state === 'ready' ? openOrders(account.value) : [];
  return (
    <section aria-label={t('trade.chart')} className="flex h-full flex-col">
      <header className="scroll-none flex h-10 flex-none items-center gap-2 overflow-x-auto border-b border-line ps-3 pe-2">
        <span className="flex-none">
          <Segmented
            label={t('trade.barLength')}
            value={view}
            onValue={setView}
            options={[
              ...(Object.keys(LENGTHS) as Length[]).map((value) => ({ value: value as View, label: value })),
              { value: 'depth' as View, label: t('trade.depth') },
            ]}
          />
        </span>
        {view !== 'depth' && !table && <StudyButtons studies={studies} onToggle={toggleStudy} />}
        <span className="ms-auto" />
        <IconButton
          label={t(table ? 'common.chart' : 'common.table')}
          aria-pressed={table}
          onClick={() => setTable(!table)}
        >
          <Table2 size={16} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t('common.download')}
          disabled={bars.state !== 'ready'}
          onClick={() =>
            bars.state === 'ready' &&
            downloadFile(`${market?.symbol}-${length}.csv`, 'text/csv', csvOf(bars.value))
          }
        >
          <Download size={16} aria-hidden="true" />
        </IconButton>
      </header>
      <div className="relative min-h-0 flex-1">
        {view === 'depth' ? (
          <DepthChart book={book} table={table} />
        ) : (
          <Show of={bars} rows={8}>
            {(value) =>
              table ? (
                <CandleTable bars={value} />
              ) : (
                <CandleChart
                  bars={value}
                  orders={orders}
                  studies={studies}
                  length={length}
                  label={t('trade.chartLabel', { market: market?.symbol ?? '' })}
                />
              )
            }
          </Show>
        )}
      </div>
    </section>
  );
}

function StudyButtons({
  studies,
  onToggle,
}: {
  studies: readonly Study[];
  onToggle: (study: Study) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-none gap-0.5 border-s border-line ps-2">
      <legend className="sr-only">{t('trade.studies')}</legend>
      {STUDIES.map((study) => (
        <button
          key={study}
          type="button"
          aria-pressed={studies.includes(study)}
          onClick={() => onToggle(study)}
          className="h-6 rounded-chip px-2 text-12 font-medium whitespace-nowrap text-muted hover:text-fg aria-pressed:bg-picked aria-pressed:text-fg aria-pressed:shadow-[0_0_0_1px_var(--line-strong)]"
        >
          {t(`trade.study_${study}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** The studies that were chosen last, in this browser. */
function useStudies(): [readonly Study[], (study: Study) => void] {
  const [studies, setStudies] = useState<readonly Study[]>([]);
  useEffect(() => setStudies(readStudies()), []);
  return [
    studies,
    (study) => {
      const next = STUDIES.filter((known) => (known === study) !== studies.includes(known));
      storeStudies(next);
      setStudies(next);
    },
  ];
}

/** `T` turns a chart into its table and back, unless one is typing. */
function useTableKey(): [boolean, (table: boolean) => void] {
  const [table, setTable] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (event.key.toLowerCase() === 't' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
        setTable((now) => !now);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return [table, setTable];
}

function csvOf(bars: readonly Bar[]): string {
  const rows = bars.map(
    ({ openTimeMs, open, high, low, close, volume }) =>
      `${new Date(openTimeMs).toISOString()},${open},${high},${low},${close},${volume}`,
  );
  return ['open time,open,high,low,close,volume', ...rows].join('\n');
}
