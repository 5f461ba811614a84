'use client';
import { useTranslation } from 'react-i18next';
import { Notice } from '../design/Notice.tsx';
import type { ErrorNoteProps } from './ErrorNote.tsx';
import './errorMessages.ts';
import { explainError } from './explainError.ts';

/** The sentence for an error, whichever part of the whole threw it. */
export function ErrorText({ error, action, className }: ErrorNoteProps) {
  const { t, i18n } = useTranslation();
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
