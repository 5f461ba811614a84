'use client';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { useStore } from '../state/useStore.ts';
import { waitingUpdate } from './serviceWorker.ts';

/** A new version of the pages is here and waits; it takes over when somebody says so. */
export function UpdateBar() {
  const { t } = useTranslation();
  const take = useStore(waitingUpdate);
  return (
    <div role="status" className="contents">
      {take && (
        <div className="flex flex-wrap items-center gap-2.5 border-b border-line bg-accent-tint px-4 py-1.5">
          <RefreshCw size={16} aria-hidden="true" className="flex-none text-accent-text" />
          <span className="min-w-0 flex-1">{t('frame.update')}</span>
          <Button size="small" variant="primary" onClick={take}>
            {t('frame.updateNow')}
          </Button>
          <Button size="small" variant="ghost" onClick={() => waitingUpdate.set(null)}>
            {t('frame.updateLater')}
          </Button>
        </div>
      )}
    </div>
  );
}
