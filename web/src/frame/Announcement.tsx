'use client';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/IconButton.tsx';
import { dismissToast, shownToast } from '../design/toasts.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import { useStore } from '../state/useStore.ts';

/**
 * What just happened, in the top bar's own free space: it covers no control, and what it said is kept among the
 * notifications. Announced as it comes.
 */
export function Announcement() {
  const { t } = useTranslation();
  const toast = useStore(shownToast);
  return (
    <div aria-live="polite" className="flex min-w-0 flex-1 justify-center">
      {toast && (
        <div
          key={toast.id}
          className="flex h-9 min-w-0 animate-[sheet-in_var(--motion-fast)_var(--motion-ease)] items-center gap-2 rounded-control bg-over ps-2.5 shadow-[inset_0_0_0_1px_var(--line-strong)]"
        >
          <ProofMark state={toast.tone === 'done' ? 'checked' : 'pending'} />
          <p className="min-w-0 truncate text-12">
            <b className="font-semibold">{toast.title}</b>
            {toast.note !== undefined && <span className="ms-2 text-muted">{toast.note}</span>}
          </p>
          <IconButton label={t('common.close')} onClick={dismissToast} className="size-7 max-md:size-8">
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </div>
  );
}
