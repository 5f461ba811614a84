import { createStore } from '../state/createStore.ts';

/** What this tab has recomputed by itself since it was opened. */
export interface Verified {
  /** Block headers whose hash was computed here and is the chain's. */
  headers: number;
  /** Figures whose proof came out equal, each counted once. */
  figures: number;
}

export const verified = createStore<Verified>({ headers: 0, figures: 0 });

const FIGURES_MAX = 10_000;
const seen = new Set<string>();

/** @param figure what identifies the figure and its value. */
export function countCheckedFigure(figure: string): void {
  if (seen.has(figure) || seen.size >= FIGURES_MAX) return;
  seen.add(figure);
  verified.set({ ...verified.get(), figures: seen.size });
}

export function countCheckedHeader(): void {
  const { headers } = verified.get();
  verified.set({ ...verified.get(), headers: headers + 1 });
}
