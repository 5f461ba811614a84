'use client';
import type { OrderAnswer } from '@quantum-chain/edge/client';
import { createChart, type IPriceLine, LineStyle } from 'lightweight-charts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { useTheme } from '../frame/useTheme.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Bar } from '../oracle/aggregateCandles.ts';
import {
  addSeries,
  type ChartParts,
  colour,
  paint,
  replaceAll,
  setStudies,
  updateLast,
} from './candleSeries.ts';
import { STUDY_LENGTHS, type Study, studyLines } from './chartStudies.ts';

interface Props {
  bars: readonly Bar[];
  orders: readonly OrderAnswer[];
  studies: readonly Study[];
  length: string;
  label: string;
}

/** Candles, volume, chosen studies and one's own orders, painted on a canvas. */
export function CandleChart({ bars, orders, studies, length, label }: Props) {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  const place = useRef<HTMLElement>(null);
  const parts = useRef<ChartParts>(undefined);
  const drawn = useRef<{ length: string; firstMs: number; lastMs: number }>(undefined);
  const [pointed, setPointed] = useState<number>();
  const lines = useMemo(() => {
    const closes = bars.map(({ close }) => close);
    return studies.flatMap((study) => studyLines(study, closes));
  }, [bars, studies]);

  useEffect(() => {
    if (!place.current) return;
    const chart = createChart(place.current, { autoSize: true, localization: { locale: i18n.language } });
    parts.current = addSeries(chart);
    drawn.current = undefined;
    chart.subscribeCrosshairMove(({ time }) =>
      setPointed(typeof time === 'number' ? time * 1_000 : undefined),
    );
    return () => {
      parts.current = undefined;
      chart.remove();
    };
  }, [i18n.language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the document, and its change repaints
  useEffect(() => {
    if (parts.current) paint(parts.current);
  }, [theme, i18n.language]);

  useEffect(() => {
    const series = parts.current;
    const last = bars.at(-1);
    if (!series || !last) return;
    const known = drawn.current;
    const appended =
      known?.length === length &&
      known.firstMs === bars[0]?.openTimeMs &&
      last.openTimeMs - known.lastMs <= 0;
    if (appended) updateLast(series, bars);
    else replaceAll(series, bars, known?.length !== length);
    drawn.current = { length, firstMs: bars[0]?.openTimeMs ?? 0, lastMs: last.openTimeMs };
  }, [bars, length]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: lines take their colour from the theme
  useEffect(() => {
    if (parts.current) setStudies(parts.current, bars, lines);
  }, [bars, lines, theme, i18n.language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: lines take their colour from the theme
  useEffect(() => {
    const series = parts.current?.candles;
    if (!series) return;
    const drawnLines: IPriceLine[] = orders.map((order) =>
      series.createPriceLine({
        price: Number(order.price),
        color: colour('--accent'),
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: true,
        title: `${t(`trade.${order.side}`)} ${order.remaining}`,
      }),
    );
    return () => {
      for (const line of drawnLines) if (parts.current?.candles === series) series.removePriceLine(line);
    };
  }, [orders, theme, t]);

  const bar = bars.find(({ openTimeMs }) => openTimeMs === pointed) ?? bars.at(-1);
  return (
    <>
      {/* Not an image: the chart's library puts a link to its makers inside. */}
      <figure ref={place} aria-label={label} className="absolute inset-0" />
      {bar && <Legend bar={bar} studies={studies} />}
    </>
  );
}

function Legend({ bar, studies }: { bar: Bar; studies: readonly Study[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const tone = bar.close >= bar.open ? 'text-up-text' : 'text-down-text';
  return (
    <p className="fig pointer-events-none absolute start-3 top-1.5 z-2 flex flex-wrap gap-x-3 text-12 text-muted">
      {(['open', 'high', 'low', 'close'] as const).map((field) => (
        <span key={field}>
          {t(`trade.${field}Short`)}{' '}
          <b className={classNames('font-normal', tone)}>{format.number(bar[field], 1)}</b>
        </span>
      ))}
      <span className="max-md:hidden">
        {t('trade.volumeShort')} <b className="font-normal text-fg">{format.number(bar.volume, 1)}</b>
      </span>
      {studies.map((study) => (
        <span key={study} className="max-md:hidden">
          {t(`trade.study_${study}`)} {STUDY_LENGTHS[study]}
        </span>
      ))}
    </p>
  );
}
