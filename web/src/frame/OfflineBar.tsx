'use client';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatters } from '../i18n/useFormatters.ts';

/** Shown while the browser has no network: since when the figures are not fresh. */
export function OfflineBar() {
  const { t } = useTranslation();
  const format = useFormatters();
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  useEffect(() => {
    const update = () => setSinceMs(navigator.onLine ? null : Date.now());
    update();
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return (
    <div role="status" className="contents">
      {sinceMs !== null && (
        <p className="flex items-center gap-2.5 border-b border-line bg-raised px-4 py-2">
          <WifiOff size={16} aria-hidden="true" className="text-muted" />
          <span>{t('common.offlineNote', { time: `${format.time(sinceMs)} UTC` })}</span>
        </p>
      )}
    </div>
  );
}
