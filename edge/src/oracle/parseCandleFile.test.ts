import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CandleSourceError } from './candleSource.ts';
import { parseCandleFile } from './parseCandleFile.ts';

const GRID = { ticksPerUnit: 10, lotsPerUnit: 100_000 };
const HEAD =
  'Timestamps are UTC timezone,https://example.org\ndate,symbol,open,high,low,close,volume_btc,volume\n';
const sharedFile = new URL('../../../../shared/market/Coinbase_BTCUSD_1h.csv', import.meta.url);

describe('parseCandleFile', () => {
  it('reads newest-first hours into ascending bars in ticks and lots', () => {
    const rows = [
      '2019-10-17 12-PM,BTCUSD,8051,8056.83,8021.23,8035.88,61.25,492394.56',
      '2019-10-17 11-AM,BTCUSD,7975.89,8070,7975.89,8051,370.45,2971610.86',
      '2019-10-17 12-AM,BTCUSD,7970.04,7980,7960,7975.89,1.00001,7975',
    ];
    expect(parseCandleFile(HEAD + rows.join('\n'), GRID)).toEqual([
      bar('2019-10-17T00:00Z', 79_700, 79_800, 79_600, 79_759, 100_001),
      bar('2019-10-17T11:00Z', 79_759, 80_700, 79_759, 80_510, 37_045_000),
      bar('2019-10-17T12:00Z', 80_510, 80_568, 80_212, 80_359, 6_125_000),
    ]);
  });

  it('keeps the first row of a time that is given twice', () => {
    const rows = ['2019-10-17 01-AM,BTCUSD,2,3,1,2,1,1', '2019-10-17 01-AM,BTCUSD,9,9,9,9,1,1'];
    expect(parseCandleFile(HEAD + rows.join('\n'), GRID)).toEqual([
      bar('2019-10-17T01:00Z', 20, 30, 10, 20, 100_000),
    ]);
  });

  it.each([
    ['2019-10-17 13-PM,BTCUSD,2,3,1,2,1,1', 'an hour that no clock shows'],
    ['2019-02-30 01-AM,BTCUSD,2,3,1,2,1,1', 'a day that no month has'],
    ['2019-10-17 01-AM,BTCUSD,2,1,1,2,1,1', 'a high below the open'],
    ['2019-10-17 01-AM,BTCUSD,2,3,1,2,-1,1', 'a negative volume'],
    ['2019-10-17 01-AM,BTCUSD,2,3,,2,1,1', 'a missing price'],
    ['2019-10-17 01-AM,BTCUSD,2,3,1,x,1,1', 'a price that is no number'],
  ])('refuses %s (%s) and names the line', (row) => {
    expect(() => parseCandleFile(`${HEAD}2019-10-17 02-AM,BTCUSD,2,3,1,2,1,1\n${row}`, GRID)).toThrow(
      /line 4/,
    );
  });

  it('refuses another header and an empty file', () => {
    expect(() => parseCandleFile('a\nb\n', GRID)).toThrow(CandleSourceError);
    expect(() => parseCandleFile(HEAD, GRID)).toThrow(/no rows/);
  });
});

describe('the shared history', async () => {
  const root = process.env.QCA_SHARED;
  const text = await readFile(root ? `${root}/market/Coinbase_BTCUSD_1h.csv` : sharedFile, 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) console.log('skipped: no shared market data (set QCA_SHARED)');
  it.skipIf(text === undefined)('is read whole: 27 months of hours, ascending, each bar in order', () => {
    const bars = parseCandleFile(text as string, GRID);
    expect(bars.length).toBeGreaterThan(20_000);
    expect(bars[0]).toEqual(bar('2017-07-01T11:00Z', 25_056, 25_134, 24_951, 25_092, 11_460_000));
    expect(bars.at(-1)?.openTimeMs).toBe(Date.parse('2019-10-17T09:00Z'));
    expect(
      bars.every((candle, index) => index === 0 || candle.openTimeMs > (bars[index - 1]?.openTimeMs ?? 0)),
    ).toBe(true);
  });
});

function bar(
  time: string,
  openTicks: number,
  highTicks: number,
  lowTicks: number,
  closeTicks: number,
  volumeLots: number,
) {
  return { openTimeMs: Date.parse(time), openTicks, highTicks, lowTicks, closeTicks, volumeLots };
}
