'use client';
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './classNames.ts';

interface Props {
  open: boolean;
  onOpen: (open: boolean) => void;
  title: ReactNode;
  /** A small word above the title. */
  eyebrow?: string;
  description?: ReactNode;
  /** `side` is a drawer at the end of the page, `centre` a dialog; both come from below on a narrow screen. */
  place?: 'side' | 'centre';
  children: ReactNode;
}

/** What floats above the page and takes the keyboard until it is closed. */
export function Sheet({ open, onOpen, title, eyebrow, description, place = 'centre', children }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={onOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-scrim" />
        <Dialog.Popup
          className={classNames(
            'scroll-thin fixed z-60 grid grid-cols-1 content-start gap-4 overflow-auto bg-over p-5 shadow-float',
            'max-md:inset-x-0 max-md:bottom-0 max-md:max-h-[92dvh] max-md:animate-[sheet-in_200ms_var(--ease-out)] max-md:rounded-t-sheet max-md:pb-8',
            place === 'side'
              ? 'md:inset-y-0 md:end-0 md:w-105 md:animate-[drawer-in_200ms_var(--ease-out)]'
              : 'md:start-1/2 md:top-[12vh] md:max-h-[80vh] md:w-110 md:-translate-x-1/2 md:rounded-panel',
          )}
        >
          <header className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              {eyebrow !== undefined && <p className="text-12 text-muted">{eyebrow}</p>}
              <Dialog.Title className="text-16 font-semibold">{title}</Dialog.Title>
              {description !== undefined && (
                <Dialog.Description className="mt-1 text-muted">{description}</Dialog.Description>
              )}
            </div>
            <Dialog.Close
              aria-label={t('common.close')}
              className="-me-1.5 -mt-1 inline-grid size-8 flex-none place-items-center rounded-control text-muted hover:bg-raised hover:text-fg"
            >
              <X size={18} aria-hidden="true" />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
