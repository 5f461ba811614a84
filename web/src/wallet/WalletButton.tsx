'use client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../design/Glyph.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useWallet } from './useWallet.ts';
import { restoreWallet } from './wallet.ts';
import { walletSheetOpen } from './walletStore.ts';

/** Who one is here, or the way to become someone. */
export function WalletButton() {
  const { t } = useTranslation();
  const wallet = useWallet();
  useEffect(() => void restoreWallet(), []);
  return (
    <button
      type="button"
      // Until the page lives and knows what rests here, there is nothing to press.
      disabled={wallet.status === 'loading'}
      onClick={() => walletSheetOpen.set(true)}
      aria-label={wallet.address ? t('wallet.buttonOf', { address: wallet.address }) : t('wallet.connect')}
      className="inline-flex h-8 flex-none items-center gap-2 rounded-control border border-line-strong ps-1.5 pe-2.5 text-12 hover:bg-raised max-md:h-9"
    >
      {wallet.address ? (
        <>
          <Glyph id={wallet.address} />
          <span className="fig max-md:hidden">{shortId(wallet.address)}</span>
          {wallet.status === 'locked' && <span className="text-pending-text">{t('wallet.locked')}</span>}
        </>
      ) : (
        <span className="ps-1 font-medium">{t('wallet.connect')}</span>
      )}
    </button>
  );
}
