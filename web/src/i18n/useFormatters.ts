'use client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../frame/preferences.ts';
import { usePreferences } from '../frame/usePreferences.ts';
import { type Formatters, formattersOf } from './formatters.ts';

/** A language whose figures are grouped in that way. */
const GROUPED_AS: Record<Exclude<Preferences['numbers'], 'language'>, string> = {
  comma: 'en',
  point: 'de',
  space: 'fr',
};

/** Figures and dates in the language that the page is in, grouped as the person wants. */
export function useFormatters(): Formatters {
  const { i18n } = useTranslation();
  const { numbers } = usePreferences();
  return useMemo(
    () => formattersOf(i18n.language, numbers === 'language' ? undefined : GROUPED_AS[numbers]),
    [i18n.language, numbers],
  );
}
