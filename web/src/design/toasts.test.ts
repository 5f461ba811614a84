import { beforeEach, expect, test, vi } from 'vitest';
import { clearToasts, keptToasts, markToastsRead, restoreToasts, shownToast, showToast } from './toasts.ts';

const kept = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
});

beforeEach(() => {
  clearToasts();
  kept.clear();
});

test('what was said is kept, newest first, and survives a reload', () => {
  showToast({ tone: 'done', title: 'one' });
  showToast({ tone: 'pending', title: 'two' });
  expect(shownToast.get()?.title).toBe('two');
  keptToasts.set([]);
  restoreToasts();
  expect(keptToasts.get().map(({ title, read }) => [title, read])).toEqual([
    ['two', false],
    ['one', false],
  ]);
  markToastsRead();
  expect(keptToasts.get().every(({ read }) => read)).toBe(true);
});

test('a hundred are kept, not more', () => {
  for (let count = 0; count < 130; count++) showToast({ tone: 'done', title: String(count) });
  expect(keptToasts.get()).toHaveLength(100);
  expect(keptToasts.get()[0]?.title).toBe('129');
});

test('what somebody else stored there is not shown', () => {
  kept.set('qca.notifications', '[{"title":"no id"},7,null]');
  restoreToasts();
  expect(keptToasts.get()).toEqual([]);
  kept.set('qca.notifications', '{');
  restoreToasts();
  expect(keptToasts.get()).toEqual([]);
});
