'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Checkbox } from '../design/Checkbox.tsx';
import { ConfirmSheet } from '../design/ConfirmSheet.tsx';
import { Panel } from '../design/Panel.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { disconnectInjected, embeddedProtection, lockEmbedded, removeEmbedded } from '../wallet/wallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';

/** The key that rests here: its backup, the way to close it, and the way to remove it. */
export function KeyPanel() {
  const { t } = useTranslation();
  const wallet = useWallet();
  const [removing, setRemoving] = useState(false);
  const [sure, setSure] = useState(false);
  const protection = useQuery({
    queryKey: ['wallet', 'protection', wallet.status, wallet.address],
    queryFn: async () => (await embeddedProtection()) ?? null,
  }).data;
  const remove = useMutation({
    mutationFn: removeEmbedded,
    onSuccess: () => {
      setRemoving(false);
      setSure(false);
    },
  });
  const injected = wallet.status === 'ready' && wallet.kind === 'injected';
  return (
    <Panel title={t('settings.key')}>
      <div className="grid grid-cols-1 gap-3 p-4">
        <p className="text-soft">
          {wallet.address
            ? t(
                injected
                  ? 'settings.keyInjected'
                  : protection === 'passphrase'
                    ? 'settings.keyPassphrase'
                    : 'settings.keyDevice',
                { address: shortId(wallet.address) },
              )
            : t('settings.keyNone')}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button disabled={wallet.status === 'loading'} onClick={() => walletSheetOpen.set(true)}>
            {t(
              wallet.status === 'ready'
                ? 'settings.keyBackup'
                : wallet.status === 'locked'
                  ? 'wallet.unlock'
                  : 'wallet.connect',
            )}
          </Button>
          {injected && <Button onClick={() => void disconnectInjected()}>{t('wallet.disconnect')}</Button>}
          {wallet.status === 'ready' && !injected && protection === 'passphrase' && (
            <Button onClick={() => void lockEmbedded()}>{t('settings.keyLock')}</Button>
          )}
          {protection && (
            <Button variant="ghost" onClick={() => setRemoving(true)}>
              {t('settings.keyRemove')}
            </Button>
          )}
        </div>
      </div>
      {removing && (
        <ConfirmSheet
          title={t('settings.keyRemoveTitle')}
          action={t('settings.keyRemove')}
          busy={remove.isPending}
          disabled={!sure}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setRemoving(false)}
        >
          <p>{t('settings.keyRemoveText')}</p>
          <Checkbox label={t('settings.keyRemoveSure')} checked={sure} onChecked={setSure} />
        </ConfirmSheet>
      )}
    </Panel>
  );
}
