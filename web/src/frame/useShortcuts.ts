'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import { openSheet } from './openSheet.ts';
import { matchShortcut, SEQUENCE_MS, type Shortcut } from './shortcuts.ts';
import { toggleTheme, usePreferences } from './usePreferences.ts';

/** Listens for shortcuts while nobody types and nothing floats. Ctrl-K or ⌘-K works everywhere. Once in the frame. */
export function useShortcuts(): void {
  const router = useRouter();
  const { shortcuts: enabled } = usePreferences();
  useEffect(() => {
    let waiting = '';
    let pressedAtMs = 0;
    const run = ({ does }: Shortcut) => {
      if ('go' in does) router.push(does.go);
      else if ('toggle' in does) toggleTheme();
      else if (does.open === 'wallet') walletSheetOpen.set(true);
      else openSheet.set(does.open);
    };
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openSheet.set('palette');
        return;
      }
      if (!enabled || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const { shortcut, waiting: next } = matchShortcut(
        event.timeStamp - pressedAtMs < SEQUENCE_MS ? waiting : '',
        event.key,
      );
      waiting = next;
      pressedAtMs = event.timeStamp;
      if (!shortcut) return;
      event.preventDefault();
      run(shortcut);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [router, enabled]);
}

/** Whether keys belong to what is typed in or to something that floats above the page. */
function isBusy(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"]') !== null) ||
    document.querySelector('[role="dialog"]') !== null
  );
}
