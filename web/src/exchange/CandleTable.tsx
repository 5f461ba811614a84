'use client';
import { useTranslation } from 'react-i18next';
import { Table } from '../design/Table.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Bar } from '../oracle/aggregateCandles.ts';

const ROWS_MAX = 200;

/** The chart's bars as a table, newest first. */
export function CandleTable({ bars }: { bars: readonly Bar[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  return (
    <div className="scroll-thin h-full overflow-auto">
      <Table
        label={t('trade.chart')}
        columns={[
          { title: t('trade.timeUtc') },
          { title: t('trade.open'), figures: true, narrow: 'hidden' },
          { title: t('trade.high'), figures: true },
          { title: t('trade.low'), figures: true },
          { title: t('trade.close'), figures: true },
          { title: t('trade.volume'), figures: true, narrow: 'hidden' },
        ]}
        rows={bars
          .slice(-ROWS_MAX)
          .reverse()
          .map((bar) => ({
            key: String(bar.openTimeMs),
            cells: [
              <span key="time" className="fig">
                {format.dateTime(bar.openTimeMs)}
              </span>,
              format.number(bar.open, 1),
              format.number(bar.high, 1),
              format.number(bar.low, 1),
              format.number(bar.close, 1),
              format.number(bar.volume, 2),
            ],
          }))}
      />
    </div>
  );
}
