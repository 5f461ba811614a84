'use client';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { clearToasts, keptToasts, markToastsRead } from '../design/toasts.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import { useStore } from '../state/useStore.ts';
import { closeSheet } from './openSheet.ts';

/** Everything that was said in this browser, newest first. Closing it marks all as read. */
export function NotificationsSheet() {
  const { t } = useTranslation();
  const format = useFormatters();
  const kept = useStore(keptToasts);
  return (
    <Sheet
      open
      onOpen={() => {
        markToastsRead();
        closeSheet();
      }}
      place="side"
      title={t('frame.notifications')}
      description={t('frame.notificationsNote')}
    >
      {kept.length === 0 ? (
        <Empty title={t('frame.notificationsNone')}>{t('frame.notificationsNoneNote')}</Empty>
      ) : (
        <>
          <ul className="-mx-5 border-y border-line">
            {kept.map((toast) => (
              <li
                key={toast.id}
                className="flex items-start gap-3 border-t border-line px-5 py-3 first:border-0"
              >
                <span className="mt-0.5">
                  <ProofMark state={toast.tone === 'done' ? 'checked' : 'pending'} size={16} />
                </span>
                <span className="min-w-0 flex-1">
                  <span className={toast.read ? 'block' : 'block font-semibold'}>{toast.title}</span>
                  {toast.note !== undefined && <span className="block text-muted">{toast.note}</span>}
                </span>
                <time
                  dateTime={new Date(toast.timeMs).toISOString()}
                  className="fig flex-none text-12 text-muted"
                >
                  {format.time(toast.timeMs)}
                </time>
              </li>
            ))}
          </ul>
          <Button onClick={clearToasts}>{t('frame.notificationsClear')}</Button>
        </>
      )}
    </Sheet>
  );
}
