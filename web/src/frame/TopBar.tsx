'use client';
import { Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { IconButton } from '../design/IconButton.tsx';
import { Kbd } from '../design/Kbd.tsx';
import { Logo } from '../design/Logo.tsx';
import { shownToast } from '../design/toasts.ts';
import { useStore } from '../state/useStore.ts';
import { WalletButton } from '../wallet/WalletButton.tsx';
import { Announcement } from './Announcement.tsx';
import { BellButton } from './BellButton.tsx';
import { DiffersChip } from './DiffersChip.tsx';
import { HeadChip } from './HeadChip.tsx';
import { openSheet } from './openSheet.ts';

/** Search, what just happened, the chain's head, notifications, wallet. */
export function TopBar() {
  const { t } = useTranslation();
  const speaking = useStore(shownToast) !== null;
  return (
    <header className="sticky top-0 z-19 flex h-12 items-center gap-2 border-b border-line bg-panel ps-3 pe-4 [grid-area:top] max-md:gap-0.5 max-md:pe-2">
      <Link
        href="/"
        aria-label={t('frame.home')}
        className="grid size-10 flex-none place-items-center md:hidden"
      >
        <Logo />
      </Link>
      <button
        type="button"
        onClick={() => openSheet.set('palette')}
        className="flex h-8 w-[min(340px,26vw)] flex-none items-center gap-2 overflow-hidden rounded-control border border-line bg-ink ps-2.5 pe-1.5 whitespace-nowrap text-muted hover:border-line-strong max-md:hidden"
      >
        <Search size={16} aria-hidden="true" className="flex-none" />
        <span className="flex-1 truncate text-start">{t('frame.search')}</span>
        <span className="max-lg:hidden">
          <Kbd keys="Ctrl K" />
        </span>
      </button>
      <Announcement />
      {/* A narrow bar has room for one of them: what was said goes first, for its few seconds. */}
      <span className={classNames('flex flex-none items-center gap-0.5', speaking && 'max-md:hidden')}>
        <DiffersChip />
        <HeadChip />
        <IconButton
          label={t('frame.searchShort')}
          onClick={() => openSheet.set('palette')}
          className="md:hidden"
        >
          <Search size={18} aria-hidden="true" />
        </IconButton>
      </span>
      <BellButton />
      <WalletButton />
    </header>
  );
}
