import { createStore } from '../state/createStore.ts';

export interface Toast {
  id: number;
  tone: 'done' | 'pending';
  title: string;
  note?: string | undefined;
}

const SHOWN_MS = 6_000;
const TOASTS_MAX = 4;
export const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

/** Says for a moment what happened after a press. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = ++lastId;
  toasts.set([...toasts.get(), { ...toast, id }].slice(-TOASTS_MAX));
  setTimeout(() => dismissToast(id), SHOWN_MS);
}

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}
