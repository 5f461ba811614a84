'use client';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { streamState } from '../edge/edge.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useStore } from '../state/useStore.ts';

/** A feed that comes back this soon was not worth a word. */
const PATIENCE_MS = 4_000;

/** Shown while the browser has no network or the edge does not answer: since when the figures are not fresh. */
export function OfflineBar() {
  const { t } = useTranslation();
  const format = useFormatters();
  const offline = useOffline();
  const silent = useSilentEdge();
  const sinceMs = offline ?? silent;
  return (
    <div role="status" className="contents">
      {sinceMs !== null && (
        <p className="flex items-center gap-2.5 border-b border-line bg-raised px-4 py-2">
          <WifiOff size={16} aria-hidden="true" className="flex-none text-muted" />
          <span>
            {t(offline === null ? 'common.silentNote' : 'common.offlineNote', {
              time: `${format.time(sinceMs)} UTC`,
            })}
          </span>
        </p>
      )}
    </div>
  );
}

/** Since when the browser has had no network; null while it has one. */
function useOffline(): number | null {
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
  return sinceMs;
}

/** Since when the edge's feed has been gone; null while it flows, or while nothing listens to it. */
function useSilentEdge(): number | null {
  const state = useStore(streamState);
  const [sinceMs, setSinceMs] = useState<number | null>(null);
  useEffect(() => {
    if (state !== 'connecting') return;
    const brokeAtMs = Date.now();
    const timer = setTimeout(() => setSinceMs(brokeAtMs), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSinceMs(null);
    };
  }, [state]);
  return sinceMs;
}
