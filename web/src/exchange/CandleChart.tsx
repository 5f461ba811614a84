'use client';
import type { OrderAnswer } from '@quantum-chain/edge/client';
import {
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { useTheme } from '../frame/useTheme.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { type Bar, movingAverage } from '../oracle/aggregateCandles.ts';

const FAST_BARS = 20;
const SLOW_BARS = 50;
const BARS_SHOWN = 120;

interface Parts {
  chart: IChartApi;
  candles: ISeriesApi<'Candlestick'>;
  volume: ISeriesApi<'Histogram'>;
  fast: ISeriesApi<'Line'>;
  slow: ISeriesApi<'Line'>;
}

interface Props {
  bars: readonly Bar[];
  orders: readonly OrderAnswer[];
  length: string;
  label: string;
}

/** Candles, volume, two averages and one's own orders, painted on a canvas. */
export function CandleChart({ bars, orders, length, label }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormatters();
  const theme = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const parts = useRef<Parts>(undefined);
  const drawn = useRef<{ length: string; firstMs: number; lastMs: number }>(undefined);
  const [pointed, setPointed] = useState<number>();

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
    const series = parts.current?.candles;
    if (!series) return;
    const lines: IPriceLine[] = orders.map((order) =>
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
      for (const line of lines) if (parts.current?.candles === series) series.removePriceLine(line);
    };
  }, [orders, theme, t]);

  const bar = bars.find(({ openTimeMs }) => openTimeMs === pointed) ?? bars.at(-1);
  return (
    <>
      <div ref={place} role="img" aria-label={label} className="absolute inset-0" />
      {bar && (
        <p className="fig pointer-events-none absolute start-3 top-1.5 z-2 flex flex-wrap gap-x-3 text-12 text-muted">
          {(['open', 'high', 'low', 'close'] as const).map((field) => (
            <span key={field}>
              {t(`trade.${field}Short`)}{' '}
              <b
                className={classNames(
                  'font-normal',
                  bar.close >= bar.open ? 'text-up-text' : 'text-down-text',
                )}
              >
                {format.number(bar[field], 1)}
              </b>
            </span>
          ))}
          <span className="max-md:hidden">
            {t('trade.volumeShort')} <b className="font-normal text-fg">{format.number(bar.volume, 1)}</b>
          </span>
          <span className="max-md:hidden">{t('trade.averages', { fast: FAST_BARS, slow: SLOW_BARS })}</span>
        </p>
      )}
    </>
  );
}

function addSeries(chart: IChartApi): Parts {
  const quiet = { lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false } as const;
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: '',
    priceFormat: { type: 'volume' },
    ...quiet,
  });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
  const slow = chart.addSeries(LineSeries, { lineWidth: 1, ...quiet });
  const fast = chart.addSeries(LineSeries, { lineWidth: 1, ...quiet });
  const candles = chart.addSeries(CandlestickSeries, {
    borderVisible: false,
    priceFormat: { type: 'price', precision: 1, minMove: 0.1 },
  });
  candles.priceScale().applyOptions({ scaleMargins: { top: 0.12, bottom: 0.2 } });
  return { chart, candles, volume, fast, slow };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function paint({ chart, candles, fast, slow }: Parts): void {
  const [up, down, line] = ['--up', '--down', '--line'].map(colour) as [string, string, string];
  chart.applyOptions({
    layout: {
      background: { color: colour('--panel') },
      textColor: colour('--muted'),
      fontFamily: colour('--figures'),
      fontSize: 11,
    },
    grid: { vertLines: { color: colour('--grid') }, horzLines: { color: colour('--grid') } },
    rightPriceScale: { borderColor: line },
    timeScale: { borderColor: line, timeVisible: true, secondsVisible: false },
    crosshair: {
      vertLine: { color: colour('--line-control') },
      horzLine: { color: colour('--line-control') },
    },
  });
  candles.applyOptions({ upColor: up, downColor: down, wickUpColor: up, wickDownColor: down });
  fast.applyOptions({ color: colour('--fg') });
  slow.applyOptions({ color: colour('--series-rival') });
}

const timeOf = (bar: Bar) => (bar.openTimeMs / 1_000) as UTCTimestamp;

function volumeOf(bar: Bar) {
  return {
    time: timeOf(bar),
    value: bar.volume,
    color: `${colour(bar.close >= bar.open ? '--up' : '--down')}47`,
  };
}

function replaceAll(
  { chart, candles, volume, fast, slow }: Parts,
  bars: readonly Bar[],
  zoom: boolean,
): void {
  candles.setData(
    bars.map((bar) => ({
      time: timeOf(bar),
      open: bar.open,
      high: bar.high,
      low: bar.low,
      close: bar.close,
    })),
  );
  volume.setData(bars.map(volumeOf));
  for (const [series, length] of [
    [fast, FAST_BARS],
    [slow, SLOW_BARS],
  ] as const) {
    const averages = movingAverage(bars, length);
    series.setData(bars.map((bar, index) => ({ time: timeOf(bar), value: averages[index] ?? bar.close })));
  }
  if (zoom) chart.timeScale().setVisibleLogicalRange({ from: bars.length - BARS_SHOWN, to: bars.length + 4 });
}

function updateLast({ candles, volume }: Parts, bars: readonly Bar[]): void {
  const bar = bars.at(-1);
  if (!bar) return;
  candles.update({ time: timeOf(bar), open: bar.open, high: bar.high, low: bar.low, close: bar.close });
  volume.update(volumeOf(bar));
}
