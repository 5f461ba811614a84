'use client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Formatters, formattersOf } from './formatters.ts';

/** Figures and dates in the language that the page is in. */
export function useFormatters(): Formatters {
  const { i18n } = useTranslation();
  return useMemo(() => formattersOf(i18n.language), [i18n.language]);
}
