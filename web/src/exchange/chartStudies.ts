import { bollingerBands, exponentialAverage, relativeStrength, simpleAverage } from '../oracle/indicators.ts';

/** What can be drawn over or under the candles. */
export const STUDIES = ['sma', 'ema', 'bollinger', 'rsi'] as const;
export type Study = (typeof STUDIES)[number];

/** One line of a study: its values are as many as the bars, NaN where there is none yet. */
export interface StudyLine {
  key: string;
  /** Custom property that colours it. */
  colour: string;
  dashed: boolean;
  /** 0 over the candles, 1 in a pane of its own below. */
  pane: 0 | 1;
  values: number[];
}

const SIMPLE_BARS = 20;
const FAST_BARS = 20;
const SLOW_BARS = 50;
const BAND_BARS = 20;
const BAND_DEVIATIONS = 2;
const STRENGTH_BARS = 14;

/** What a study's lengths are, for its name: `EMA 20, 50`. */
export const STUDY_LENGTHS: Record<Study, string> = {
  sma: String(SIMPLE_BARS),
  ema: `${FAST_BARS}, ${SLOW_BARS}`,
  bollinger: `${BAND_BARS}, ${BAND_DEVIATIONS}`,
  rsi: String(STRENGTH_BARS),
};

const STORAGE_KEY = 'qca.chartStudies';
const FIRST: readonly Study[] = ['ema'];

export function studyLines(study: Study, closes: readonly number[]): StudyLine[] {
  const line = (key: string, colour: string, values: number[], more: Partial<StudyLine> = {}): StudyLine => ({
    key: `${study} ${key}`,
    colour,
    values,
    dashed: false,
    pane: 0,
    ...more,
  });
  switch (study) {
    case 'sma':
      return [line('20', '--pending', simpleAverage(closes, SIMPLE_BARS))];
    case 'ema':
      return [
        line('slow', '--series-rival', exponentialAverage(closes, SLOW_BARS)),
        line('fast', '--fg', exponentialAverage(closes, FAST_BARS)),
      ];
    case 'bollinger': {
      const { upper, middle, lower } = bollingerBands(closes, BAND_BARS, BAND_DEVIATIONS);
      return [
        line('upper', '--accent-text', upper),
        line('middle', '--accent-text', middle, { dashed: true }),
        line('lower', '--accent-text', lower),
      ];
    }
    case 'rsi':
      return [line('14', '--soft', relativeStrength(closes, STRENGTH_BARS), { pane: 1 })];
  }
}

export function readStudies(): readonly Study[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null');
    return Array.isArray(stored) ? STUDIES.filter((study) => stored.includes(study)) : FIRST;
  } catch {
    return FIRST;
  }
}

export function storeStudies(studies: readonly Study[]): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(studies));
}
