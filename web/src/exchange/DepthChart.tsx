'use client';
import type { BookState } from '@quantum-chain/edge/client';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linearScale, niceTicks } from '../charts/scale.ts';
import { Empty } from '../design/Empty.tsx';
import { Table } from '../design/Table.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { type DepthPoint, depthCurve } from './depthCurve.ts';

/** Two per cent to each side: what an order of ordinary size could reach. */
const REACH = 0.02;
const BOTTOM = 24;
const RIGHT = 60;
const TOP = 12;
const ROWS_MAX = 40;

/** What stands in the book up to each price, as steps; or the same as a table. */
export function DepthChart({ book, table }: { book: BookState | undefined; table: boolean }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const curve = book && depthCurve(book, REACH);
  const { width, height } = size;
  return (
    <div ref={place} className="absolute inset-0" dir="ltr">
      {!curve ? (
        <Empty title={t('trade.bookEmpty')}>{t('trade.bookEmptyNote')}</Empty>
      ) : table ? (
        <div className="scroll-thin h-full overflow-auto">
          <Table
            label={t('trade.depth')}
            columns={[
              { title: t('trade.side') },
              { title: t('trade.priceUnit'), figures: true },
              { title: t('trade.depthTotal'), figures: true },
            ]}
            rows={(['asks', 'bids'] as const).flatMap((side) =>
              curve[side].slice(0, ROWS_MAX).map((point) => ({
                key: `${side} ${point.price}`,
                cells: [
                  t(side === 'bids' ? 'trade.bid' : 'trade.ask'),
                  format.number(point.price, 1),
                  format.number(point.total, 4),
                ],
              })),
            )}
          />
        </div>
      ) : width > 0 && height > BOTTOM ? (
        <DepthPicture {...curve} width={width} height={height} />
      ) : null}
    </div>
  );
}

interface PictureProps {
  bids: readonly DepthPoint[];
  asks: readonly DepthPoint[];
  middle: number;
  width: number;
  height: number;
}

function DepthPicture({ bids, asks, middle, width, height }: PictureProps) {
  const { t } = useTranslation();
  const format = useFormatters();
  const most = Math.max(bids.at(-1)?.total ?? 0, asks.at(-1)?.total ?? 0, Number.EPSILON);
  const x = linearScale(middle * (1 - REACH), middle * (1 + REACH), 0, width - RIGHT);
  const y = linearScale(0, most * 1.05, height - BOTTOM, TOP);
  const area = (points: readonly DepthPoint[], end: number) => {
    const [first] = points;
    if (!first) return '';
    const steps = points.map(({ price, total }) => `H${x(price).toFixed(1)}V${y(total).toFixed(1)}`).join('');
    return `M${x(first.price).toFixed(1)} ${y(0).toFixed(1)}${steps}H${x(end).toFixed(1)}V${y(0).toFixed(1)}Z`;
  };
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={t('trade.depthLabel', {
        bids: format.number(bids.at(-1)?.total ?? 0, 2),
        asks: format.number(asks.at(-1)?.total ?? 0, 2),
        percent: format.percent(REACH, 0),
      })}
      className="font-figures text-[11.5px]"
    >
      {niceTicks(y.min, y.max, 5).map((tick) => (
        <g key={tick}>
          <line x1="0" x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className="stroke-[var(--grid)]" />
          <text x={width - RIGHT + 8} y={y(tick) + 4} className="fill-muted">
            {format.number(tick, tick < 10 ? 1 : 0)}
          </text>
        </g>
      ))}
      {niceTicks(x.min, x.max, Math.max(2, Math.floor(width / 130))).map((tick) => (
        <text key={tick} x={x(tick)} y={height - 7} textAnchor="middle" className="fill-muted">
          {format.number(tick, 0)}
        </text>
      ))}
      <path
        d={area(bids, middle * (1 - REACH))}
        className="fill-up stroke-up"
        fillOpacity="0.16"
        strokeWidth="1.5"
      />
      <path
        d={area(asks, middle * (1 + REACH))}
        className="fill-down stroke-down"
        fillOpacity="0.16"
        strokeWidth="1.5"
      />
      <line
        x1={x(middle)}
        x2={x(middle)}
        y1={TOP}
        y2={height - BOTTOM}
        strokeDasharray="3 3"
        className="stroke-line-control"
      />
      <text x={x(middle)} y={TOP + 4} textAnchor="middle" className="fill-soft">
        {format.number(middle, 1)}
      </text>
    </svg>
  );
}
