/** Sizes of the Trade page's panels on a wide screen, in pixels. */
export interface TradeLayout {
  book: number;
  form: number;
  desk: number;
}

export const DEFAULT_LAYOUT: TradeLayout = { book: 276, form: 308, desk: 246 };
/** Narrower a panel does not work; wider it takes the chart's room. */
export const LAYOUT_BOUNDS: Record<keyof TradeLayout, readonly [min: number, max: number]> = {
  book: [240, 420],
  form: [280, 420],
  desk: [140, 480],
};

const STORAGE_KEY = 'qca.tradeLayout';

export function clampLayout(layout: TradeLayout): TradeLayout {
  const clamp = (name: keyof TradeLayout) => {
    const [min, max] = LAYOUT_BOUNDS[name];
    return Math.round(Math.min(max, Math.max(min, layout[name])));
  };
  return { book: clamp('book'), form: clamp('form'), desk: clamp('desk') };
}

export function parseLayout(text: string | null): TradeLayout {
  try {
    const stored = JSON.parse(text ?? '{}') as Partial<Record<keyof TradeLayout, unknown>>;
    const size = (name: keyof TradeLayout) => {
      const value = stored[name];
      return typeof value === 'number' && Number.isFinite(value) ? value : DEFAULT_LAYOUT[name];
    };
    return clampLayout({ book: size('book'), form: size('form'), desk: size('desk') });
  } catch {
    return DEFAULT_LAYOUT;
  }
}

export function readLayout(): TradeLayout {
  return parseLayout(localStorage.getItem(STORAGE_KEY));
}

export function storeLayout(layout: TradeLayout): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(layout));
}
