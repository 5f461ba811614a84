'use client';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProofMark } from '../proof/ProofMark.tsx';
import { useStore } from '../state/useStore.ts';
import { IconButton } from './IconButton.tsx';
import { dismissToast, toasts } from './toasts.ts';

/** Bottom, start side; announced as they come. */
export function ToastList() {
  const { t } = useTranslation();
  const shown = useStore(toasts);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed start-4 bottom-4 z-70 grid grid-cols-1 w-90 gap-2 max-md:inset-x-3 max-md:bottom-17 max-md:w-auto"
    >
      {shown.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex animate-[sheet-in_160ms_var(--ease-out)] items-start gap-3 rounded-panel bg-over py-3 ps-3.5 pe-2 shadow-float"
        >
          <span className="mt-0.5">
            <ProofMark state={toast.tone === 'done' ? 'checked' : 'pending'} size={16} />
          </span>
          <div className="min-w-0 flex-1">
            <p className="font-medium">{toast.title}</p>
            {toast.note !== undefined && <p className="text-muted">{toast.note}</p>}
          </div>
          <IconButton
            label={t('common.close')}
            onClick={() => dismissToast(toast.id)}
            className="size-6 max-md:size-8"
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
