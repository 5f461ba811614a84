'use client';
import { useSerwist } from '@serwist/turbopack/react';
import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';

/** A new version of the pages is here and waits; it takes over when somebody says so. */
export function UpdateBar() {
  const { t } = useTranslation();
  const { serwist } = useSerwist();
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!serwist) return;
    const onWaiting = () => setWaiting(true);
    serwist.addEventListener('waiting', onWaiting);
    return () => serwist.removeEventListener('waiting', onWaiting);
  }, [serwist]);
  return (
    <div role="status" className="contents">
      {waiting && serwist && (
        <div className="flex flex-wrap items-center gap-2.5 border-b border-line bg-accent-tint px-4 py-1.5">
          <RefreshCw size={16} aria-hidden="true" className="flex-none text-accent-text" />
          <span className="min-w-0 flex-1">{t('frame.update')}</span>
          <Button
            size="small"
            variant="primary"
            onClick={() => {
              serwist.addEventListener('controlling', () => location.reload());
              serwist.messageSkipWaiting();
            }}
          >
            {t('frame.updateNow')}
          </Button>
          <Button size="small" variant="ghost" onClick={() => setWaiting(false)}>
            {t('frame.updateLater')}
          </Button>
        </div>
      )}
    </div>
  );
}
