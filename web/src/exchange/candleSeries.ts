import {
  CandlestickSeries,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Bar } from '../oracle/aggregateCandles.ts';
import type { StudyLine } from './chartStudies.ts';

const BARS_SHOWN = 120;
const ROOM_BARS = 4;
const STRENGTH_PANE_PIXELS = 84;

/** A chart and what is drawn in it. */
export interface ChartParts {
  chart: IChartApi;
  candles: ISeriesApi<'Candlestick'>;
  volume: ISeriesApi<'Histogram'>;
  studies: Map<string, ISeriesApi<'Line'>>;
}

const QUIET = { lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false } as const;

export function addSeries(chart: IChartApi): ChartParts {
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: '',
    priceFormat: { type: 'volume' },
    ...QUIET,
  });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
  const candles = chart.addSeries(CandlestickSeries, {
    borderVisible: false,
    priceFormat: { type: 'price', precision: 1, minMove: 0.1 },
  });
  candles.priceScale().applyOptions({ scaleMargins: { top: 0.12, bottom: 0.2 } });
  return { chart, candles, volume, studies: new Map() };
}

/** A custom property's value now: a canvas cannot follow CSS by itself. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function paint({ chart, candles }: ChartParts): void {
  const [up, down, line] = ['--up', '--down', '--line'].map(colour) as [string, string, string];
  chart.applyOptions({
    layout: {
      background: { color: colour('--panel') },
      textColor: colour('--muted'),
      fontFamily: colour('--figures'),
      fontSize: 11,
      panes: { separatorColor: line, separatorHoverColor: colour('--line-strong') },
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
}

export function replaceAll(
  { chart, candles, volume }: ChartParts,
  bars: readonly Bar[],
  zoom: boolean,
): void {
  candles.setData(bars.map(candleOf));
  volume.setData(bars.map(volumeOf));
  if (zoom)
    chart.timeScale().setVisibleLogicalRange({ from: bars.length - BARS_SHOWN, to: bars.length + ROOM_BARS });
}

export function updateLast({ candles, volume }: ChartParts, bars: readonly Bar[]): void {
  const bar = bars.at(-1);
  if (!bar) return;
  candles.update(candleOf(bar));
  volume.update(volumeOf(bar));
}

/** Draws the lines given, adds the ones that are new and takes away the ones that are gone. */
export function setStudies(
  { chart, studies }: ChartParts,
  bars: readonly Bar[],
  lines: readonly StudyLine[],
): void {
  for (const [key, series] of studies) {
    if (lines.some((line) => line.key === key)) continue;
    chart.removeSeries(series);
    studies.delete(key);
  }
  for (const line of lines) {
    const known = studies.get(line.key);
    const series = known ?? chart.addSeries(LineSeries, { lineWidth: 1, ...QUIET }, line.pane);
    studies.set(line.key, series);
    series.applyOptions({
      color: colour(line.colour),
      lineStyle: line.dashed ? LineStyle.Dashed : LineStyle.Solid,
      ...(line.pane === 1 ? { lastValueVisible: true } : {}),
    });
    series.setData(
      bars.flatMap((bar, at) => {
        const value = line.values[at];
        return value === undefined || Number.isNaN(value) ? [] : [{ time: timeOf(bar), value }];
      }),
    );
    if (!known && line.pane === 1) chart.panes()[1]?.setHeight(STRENGTH_PANE_PIXELS);
  }
}

function timeOf(bar: Bar): UTCTimestamp {
  return (bar.openTimeMs / 1_000) as UTCTimestamp;
}

function candleOf(bar: Bar) {
  return { time: timeOf(bar), open: bar.open, high: bar.high, low: bar.low, close: bar.close };
}

function volumeOf(bar: Bar) {
  return {
    time: timeOf(bar),
    value: bar.volume,
    color: `${colour(bar.close >= bar.open ? '--up' : '--down')}47`,
  };
}
