import { createStore } from '../state/createStore.ts';

/** What a page said after a press, kept so that it can be read again. */
export interface KeptToast {
  id: number;
  timeMs: number;
  tone: 'done' | 'pending';
  title: string;
  note?: string | undefined;
  read: boolean;
}

const SHOWN_MS = 6_000;
const KEPT_MAX = 100;
const STORAGE_KEY = 'qca.notifications';

/** Newest first. */
export const keptToasts = createStore<readonly KeptToast[]>([]);
/** The one that stands in the top bar now. */
export const shownToast = createStore<KeptToast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says for a moment what happened after a press, and keeps it. */
export function showToast(said: Pick<KeptToast, 'tone' | 'title' | 'note'>): void {
  const [newest] = keptToasts.get();
  const toast: KeptToast = { ...said, id: (newest?.id ?? 0) + 1, timeMs: Date.now(), read: false };
  keep([toast, ...keptToasts.get()].slice(0, KEPT_MAX));
  shownToast.set(toast);
  clearTimeout(timer);
  timer = setTimeout(dismissToast, SHOWN_MS);
}

export function dismissToast(): void {
  shownToast.set(null);
}

export function markToastsRead(): void {
  keep(keptToasts.get().map((toast) => ({ ...toast, read: true })));
}

export function clearToasts(): void {
  dismissToast();
  keep([]);
}

/** Reads what earlier visits kept. Once, when the page starts. */
export function restoreToasts(): void {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    if (Array.isArray(stored)) keptToasts.set(stored.filter(isKept).slice(0, KEPT_MAX));
  } catch {
    // Something else wrote there: what it wrote is nothing to show.
  }
}

function keep(toasts: readonly KeptToast[]): void {
  keptToasts.set(toasts);
  localStorage.setItem(STORAGE_KEY, JSON.stringify(toasts));
}

function isKept(value: unknown): value is KeptToast {
  const toast = value as KeptToast | null;
  return typeof toast?.id === 'number' && typeof toast.timeMs === 'number' && typeof toast.title === 'string';
}
