'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { Button, type ButtonVariant } from './Button.tsx';

// What floats comes when something is asked.
const Sheet = dynamic(() => import('./Sheet.tsx').then((module) => module.Sheet), { ssr: false });

interface Props {
  title: string;
  /** What happens, and what cannot be undone. */
  children: ReactNode;
  action: string;
  variant?: ButtonVariant;
  busy?: boolean;
  disabled?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something that costs or cannot be undone; leaving is always the easier way. */
export function ConfirmSheet({
  title,
  children,
  action,
  variant = 'danger',
  busy = false,
  disabled = false,
  error,
  onConfirm,
  onClose,
}: Props) {
  const { t } = useTranslation();
  return (
    <Sheet open onOpen={(open) => !open && onClose()} title={title}>
      <div className="grid grid-cols-1 gap-3 text-soft">{children}</div>
      <ErrorNote error={error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('common.back')}</Button>
        <Button variant={variant} busy={busy} disabled={disabled} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Sheet>
  );
}
