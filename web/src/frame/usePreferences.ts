'use client';
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { createStore } from '../state/createStore.ts';
import { useStore } from '../state/useStore.ts';
import {
  contrastOf,
  DEFAULT_PREFERENCES,
  PREFERENCES_KEY,
  type Preferences,
  parsePreferences,
  themeOf,
} from './preferences.ts';

const preferences = createStore<Preferences>(DEFAULT_PREFERENCES);

export function changePreferences(change: Partial<Preferences>): void {
  const next = { ...preferences.get(), ...change };
  localStorage.setItem(PREFERENCES_KEY, JSON.stringify(next));
  preferences.set(next);
}

/** The other theme than the one that is drawn now. */
export function toggleTheme(): void {
  changePreferences({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' });
}

export function usePreferences(): Preferences {
  return useStore(preferences);
}

/** Keeps the document's theme in step with the preference, the page and the system. Once in the frame. */
export function useApplyPreferences(): void {
  const path = usePathname();
  const { theme, upDown, contrast } = usePreferences();
  useEffect(() => preferences.set(parsePreferences(localStorage.getItem(PREFERENCES_KEY))), []);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const more = matchMedia('(prefers-contrast: more)');
    const apply = () => {
      const { dataset } = document.documentElement;
      dataset.theme = themeOf(theme, path, system.matches);
      dataset.updown = upDown;
      dataset.contrast = contrastOf(contrast, more.matches);
    };
    // Before the stored preference is read the early script's choice stands.
    if (preferences.get() !== DEFAULT_PREFERENCES || localStorage.getItem(PREFERENCES_KEY) === null) apply();
    for (const wish of [system, more]) wish.addEventListener('change', apply);
    return () => {
      for (const wish of [system, more]) wish.removeEventListener('change', apply);
    };
  }, [theme, upDown, contrast, path]);
}
