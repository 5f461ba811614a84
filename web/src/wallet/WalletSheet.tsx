'use client';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../design/Sheet.tsx';
import { useStore } from '../state/useStore.ts';
import { NewWallet } from './NewWallet.tsx';
import { OwnWallet } from './OwnWallet.tsx';
import { UnlockWallet } from './UnlockWallet.tsx';
import { useWallet } from './useWallet.ts';
import { walletSheetOpen } from './walletStore.ts';

/** The wallet: made, opened or looked at, whichever is due. */
export function WalletSheet() {
  const { t } = useTranslation();
  const open = useStore(walletSheetOpen);
  const wallet = useWallet();
  return (
    <Sheet
      open={open}
      onOpen={walletSheetOpen.set}
      place="side"
      title={t(wallet.status === 'ready' ? 'wallet.title' : 'wallet.titleNew')}
    >
      {wallet.status === 'ready' && <OwnWallet kind={wallet.kind} address={wallet.address} />}
      {wallet.status === 'locked' && <UnlockWallet address={wallet.address} />}
      {wallet.status === 'none' && <NewWallet />}
    </Sheet>
  );
}
