import { createStore } from '../state/createStore.ts';
import type { Proof } from './proof.ts';

/** The proof whose drawer is open. */
export const openProof = createStore<Proof | null>(null);

/** Titles of figures that differ, over all pages, until they are read under Verify. */
export const differences = createStore<readonly string[]>([]);

const DIFFERENCES_MAX = 100;

export function reportDifference(title: string): void {
  const known = differences.get();
  if (known.includes(title) || known.length >= DIFFERENCES_MAX) return;
  differences.set([...known, title]);
}

export function forgetDifferences(): void {
  differences.set([]);
}
