/** Everything a page says in figures, in one language. Exact amounts come as decimal strings and stay exact. */
export interface Formatters {
  /** A decimal string with its own number of decimals, grouped. */
  decimal(value: string, decimalsMin?: number, decimalsMax?: number): string;
  /** Dollars from base units of 6 decimals. */
  dollars(baseUnits: bigint, decimals?: number): string;
  /** A signed amount of dollars: `+12.00`, `−3.10`. */
  signedDollars(baseUnits: bigint): string;
  /** A ratio as per cent with its sign: 0.123 is `+12.3 %`. */
  signedPercent(ratio: number, decimals?: number): string;
  percent(ratio: number, decimals?: number): string;
  number(value: number, decimals?: number): string;
  count(value: number): string;
  time(timeMs: number): string;
  date(timeMs: number): string;
  dateTime(timeMs: number): string;
}

const QUOTE_DECIMALS = 6;

/**
 * @param language BCP 47 tag, of the words.
 * @param numbersAs BCP 47 tag whose digits' grouping a person chose; the language's own where they chose none.
 */
export function formattersOf(language: string, numbersAs: string = language): Formatters {
  const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(numbersAs, options);
  const cached = new Map<string, Intl.NumberFormat>();
  const fixed = (min: number, max: number, sign: Intl.NumberFormatOptions['signDisplay'] = 'auto') => {
    const key = `${min},${max},${sign}`;
    const known =
      cached.get(key) ??
      numbers({
        minimumFractionDigits: min,
        maximumFractionDigits: max,
        signDisplay: sign,
        // Spanish leaves four digits together; in a column they would not stand under the others.
        useGrouping: 'always',
      });
    cached.set(key, known);
    return known;
  };
  const when = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  const time = when({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const date = when({ day: 'numeric', month: 'short', year: 'numeric' });
  const dateTime = when({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  // A space that does not break, so that a figure stays whole.
  const percentSign = '\u00a0%';
  return {
    decimal: (value, min = decimalsOf(value), max = Math.max(min, decimalsOf(value))) =>
      fixed(min, max).format(value as `${number}`),
    dollars: (baseUnits, decimals = 2) =>
      fixed(decimals, decimals).format(unitsText(baseUnits, QUOTE_DECIMALS) as `${number}`),
    signedDollars: (baseUnits) =>
      fixed(2, 2, 'exceptZero').format(unitsText(baseUnits, QUOTE_DECIMALS) as `${number}`),
    signedPercent: (ratio, decimals = 1) =>
      fixed(decimals, decimals, 'exceptZero').format(ratio * 100) + percentSign,
    percent: (ratio, decimals = 1) => fixed(decimals, decimals).format(ratio * 100) + percentSign,
    number: (value, decimals = 2) => fixed(decimals, decimals).format(value),
    count: (value) => fixed(0, 0).format(value),
    time: (timeMs) => time.format(timeMs),
    date: (timeMs) => date.format(timeMs),
    dateTime: (timeMs) => dateTime.format(timeMs),
  };
}

/** Base units as a decimal string, exact. */
export function unitsText(baseUnits: bigint, decimals: number): string {
  const negative = baseUnits < 0n;
  const digits = (negative ? -baseUnits : baseUnits).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}
