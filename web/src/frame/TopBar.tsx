'use client';
import { Search, Settings } from 'lucide-react';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/IconButton.tsx';
import { Logo } from '../design/Logo.tsx';
import { WalletButton } from '../wallet/WalletButton.tsx';
import { DiffersChip } from './DiffersChip.tsx';
import { HeadChip } from './HeadChip.tsx';

interface Props {
  onSearch: () => void;
  onSettings: () => void;
}

export function TopBar({ onSearch, onSettings }: Props) {
  const { t } = useTranslation();
  return (
    <header className="sticky top-0 z-19 flex h-12 items-center gap-2 border-b border-line bg-panel ps-3 pe-4 [grid-area:top] max-md:gap-0.5 max-md:pe-2">
      <Link href="/" aria-label={t('frame.home')} className="grid size-10 place-items-center md:hidden">
        <Logo />
      </Link>
      <button
        type="button"
        onClick={onSearch}
        className="flex h-8 w-[min(400px,32vw)] items-center gap-2 overflow-hidden rounded-control border border-line bg-ink ps-2.5 pe-1.5 whitespace-nowrap text-muted hover:border-line-strong max-md:hidden"
      >
        <Search size={16} aria-hidden="true" className="flex-none" />
        <span className="flex-1 truncate text-start">{t('frame.search')}</span>
        <kbd className="rounded-chip border border-line-strong bg-panel px-1.5 py-0.5 font-words text-12 leading-none max-lg:hidden">
          Ctrl K
        </kbd>
      </button>
      <span className="flex-1" />
      <DiffersChip />
      <HeadChip />
      <IconButton label={t('frame.searchShort')} onClick={onSearch} className="md:hidden">
        <Search size={18} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('frame.settings')} onClick={onSettings} className="md:hidden">
        <Settings size={18} aria-hidden="true" />
      </IconButton>
      <WalletButton />
    </header>
  );
}
