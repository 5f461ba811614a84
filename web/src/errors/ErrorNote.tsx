'use client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../design/Notice.tsx';
import { explainError } from './explainError.ts';

/** What went wrong, what was not lost, what to do. Nothing while there is no error. */
export function ErrorNote({
  error,
  action,
  className,
}: {
  error: unknown;
  action?: ReactNode;
  className?: string;
}) {
  const { t, i18n } = useTranslation();
  if (!error) return null;
  const { key, details } = explainError(error, (candidate) => i18n.exists(`errors.${candidate}`));
  return (
    <Notice
      tone="error"
      title={t(`errors.${key}.what`, details)}
      actions={action}
      {...(className ? { className } : {})}
    >
      {t(`errors.${key}.then`, details)}
    </Notice>
  );
}
