'use client';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/IconButton.tsx';
import { keptToasts } from '../design/toasts.ts';
import { useStore } from '../state/useStore.ts';
import { openSheet } from './openSheet.ts';

/** The way to what was said before; a dot while something is unread. */
export function BellButton() {
  const { t } = useTranslation();
  const unread = useStore(keptToasts).filter(({ read }) => !read).length;
  return (
    <IconButton
      label={t('frame.notificationsCount', { count: unread })}
      onClick={() => openSheet.set('notifications')}
      className="relative"
    >
      <Bell size={18} aria-hidden="true" />
      {unread > 0 && (
        <i aria-hidden="true" className="absolute end-1.5 top-1.5 size-1.5 rounded-full bg-accent" />
      )}
    </IconButton>
  );
}
