'use client';
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { createStore } from '../state/createStore.ts';
import { useStore } from '../state/useStore.ts';
import {
  DEFAULT_PREFERENCES,
  PREFERENCES_KEY,
  type Preferences,
  parsePreferences,
  themeOf,
} from './preferences.ts';

const preferences = createStore<Preferences>(DEFAULT_PREFERENCES);

export function setPreferences(next: Preferences): void {
  localStorage.setItem(PREFERENCES_KEY, JSON.stringify(next));
  preferences.set(next);
}

export function usePreferences(): Preferences {
  return useStore(preferences);
}

/** Keeps the document's theme in step with the preference, the page and the system. Once in the frame. */
export function useApplyPreferences(): void {
  const path = usePathname();
  const { theme, upDown } = usePreferences();
  useEffect(() => preferences.set(parsePreferences(localStorage.getItem(PREFERENCES_KEY))), []);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const { dataset } = document.documentElement;
      dataset.theme = themeOf(theme, path, system.matches);
      dataset.updown = upDown;
    };
    // Before the stored preference is read the early script's choice stands.
    if (preferences.get() !== DEFAULT_PREFERENCES || localStorage.getItem(PREFERENCES_KEY) === null) apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme, upDown, path]);
}
