import { type Candle, type MarketGrid, toGrid } from './candle.ts';
import { CandleSourceError } from './candleSource.ts';

/** Ten years of minutes; a longer file is refused instead of filling the object's memory. */
const ROWS_MAX = 5_300_000;
const COLUMNS = ['date', 'symbol', 'open', 'high', 'low', 'close'] as const;

/**
 * Reads CryptoDataDownload's CSV: a line about the source, a header, then rows newest first, with dates such as
 * `2019-10-17 09-AM` in UTC. Answers ascending bars; a time given twice keeps the row that comes first in the file.
 * @throws CandleSourceError `CANDLE_FILE_INVALID` naming the line.
 */
export function parseCandleFile(text: string, grid: MarketGrid): Candle[] {
  const lines = text.split(/\r?\n/, ROWS_MAX + 3);
  if (lines.length > ROWS_MAX + 2)
    throw new CandleSourceError('CANDLE_FILE_INVALID', `more than ${ROWS_MAX} rows`);
  const header = lines[1]?.split(',') ?? [];
  if (!COLUMNS.every((name, column) => header[column] === name)) {
    throw new CandleSourceError('CANDLE_FILE_INVALID', `line 2 must begin with ${COLUMNS.join(',')}`);
  }
  const byTime = new Map<number, Candle>();
  for (let index = 2; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line === '') continue;
    const candle = parseRow(line, grid);
    if (!candle) throw new CandleSourceError('CANDLE_FILE_INVALID', `line ${index + 1} is not a bar`);
    if (!byTime.has(candle.openTimeMs)) byTime.set(candle.openTimeMs, candle);
  }
  if (byTime.size === 0) throw new CandleSourceError('CANDLE_FILE_INVALID', 'no rows');
  return [...byTime.values()].sort((left, right) => left.openTimeMs - right.openTimeMs);
}

function parseRow(line: string, grid: MarketGrid): Candle | undefined {
  const [date = '', , open, high, low, close, volume] = line.split(',');
  const numbers = [open, high, low, close, volume].map((field) => (field ? Number(field) : Number.NaN));
  const openTimeMs = parseHour(date);
  if (openTimeMs === undefined || numbers.some((number) => !Number.isFinite(number))) return undefined;
  const [openPrice, highPrice, lowPrice, closePrice, baseVolume] = numbers as [
    number,
    number,
    number,
    number,
    number,
  ];
  return toGrid(
    { openTimeMs, open: openPrice, high: highPrice, low: lowPrice, close: closePrice, volume: baseVolume },
    grid,
  );
}

function parseHour(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2}) (\d{2})-(AM|PM)$/.exec(date);
  if (!match) return undefined;
  const [, year, month, day, hour, half] = match;
  // Twelve is the clock's zero: 12-AM is midnight, 12-PM is noon.
  const hourOfDay = (Number(hour) % 12) + (half === 'PM' ? 12 : 0);
  const timeMs = Date.UTC(Number(year), Number(month) - 1, Number(day), hourOfDay);
  return Number(hour) >= 1 && Number(hour) <= 12 && new Date(timeMs).getUTCDate() === Number(day)
    ? timeMs
    : undefined;
}
