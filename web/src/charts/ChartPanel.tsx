'use client';
import { Download, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../design/downloadFile.ts';
import { IconButton } from '../design/IconButton.tsx';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import type { Series } from './LineChart.tsx';

interface Props {
  title: string;
  note?: ReactNode;
  series: readonly Series[];
  x: readonly number[];
  /** What the first column of the table and the file is called. */
  xName: string;
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  /** Which value the legend shows; the last where none is pointed at. */
  pointed?: number | undefined;
  children: ReactNode;
}

const ROWS_MAX = 200;
const KEYS = { main: 'border-fg', rival: 'border-[var(--series-rival)]', loss: 'border-down' };

/** A chart with its legend, its tabular twin and its numbers as a file. */
export function ChartPanel({ title, note, series, x, xName, formatX, formatY, pointed, children }: Props) {
  const { t } = useTranslation();
  const [table, setTable] = useState(false);
  const index = pointed ?? x.length - 1;
  const every = Math.max(1, Math.ceil(x.length / ROWS_MAX));
  const rows = x
    .map((value, row) => ({ value, row }))
    .filter(({ row }) => row % every === 0 || row === x.length - 1);
  return (
    <Panel
      title={title}
      note={note}
      tools={
        <>
          <IconButton
            label={t(table ? 'common.chart' : 'common.table')}
            aria-pressed={table}
            onClick={() => setTable(!table)}
          >
            <Table2 size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t('common.download')}
            onClick={() => downloadFile(`${title}.csv`, 'text/csv', csvOf(xName, series, x))}
          >
            <Download size={16} aria-hidden="true" />
          </IconButton>
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-12 text-muted">
        {series.map((line) => (
          <span key={line.name} className="inline-flex items-center gap-1.5 whitespace-nowrap">
            <i
              className={`inline-block w-3.5 border-t-2 ${KEYS[line.tone]} ${line.dashed ? 'border-dashed' : ''}`}
            />
            {line.name}
            <b className="fig font-medium text-fg">
              {Number.isFinite(line.values[index]) ? formatY(line.values[index] as number) : t('common.none')}
            </b>
          </span>
        ))}
      </div>
      {table ? (
        <div className="scroll-thin max-h-80 overflow-auto border-t border-line">
          <Table
            label={title}
            columns={[{ title: xName }, ...series.map((line) => ({ title: line.name, figures: true }))]}
            rows={rows.map(({ value, row }) => ({
              key: String(row),
              cells: [
                <span key="x" className="fig">
                  {formatX(value)}
                </span>,
                ...series.map((line) =>
                  Number.isFinite(line.values[row]) ? formatY(line.values[row] as number) : t('common.none'),
                ),
              ],
            }))}
          />
        </div>
      ) : (
        children
      )}
    </Panel>
  );
}

function csvOf(xName: string, series: readonly Series[], x: readonly number[]): string {
  const head = [xName, ...series.map(({ name }) => name)].map((name) => JSON.stringify(name)).join(',');
  return [
    head,
    ...x.map((value, row) => [value, ...series.map(({ values }) => values[row] ?? '')].join(',')),
  ].join('\n');
}
