'use client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Skeleton } from '../design/Skeleton.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import type { Loadable } from './loadable.ts';

interface Props<T> {
  of: Loadable<T>;
  rows?: number;
  children: (value: T) => ReactNode;
}

/** Draws a loadable: rows that breathe, a sentence with a way on, or the thing itself. */
export function Show<T>({ of, rows, children }: Props<T>) {
  const { t } = useTranslation();
  if (of.state === 'loading') return <Skeleton rows={rows ?? 4} label={t('common.loading')} />;
  if (of.state === 'error')
    return (
      <div className="p-4">
        <ErrorNote
          error={of.error}
          action={
            <Button size="small" onClick={of.retry}>
              {t('common.retry')}
            </Button>
          }
        />
      </div>
    );
  return children(of.value);
}
