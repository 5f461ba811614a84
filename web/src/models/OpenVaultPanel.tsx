'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Lines } from '../design/Lines.tsx';
import { Panel } from '../design/Panel.tsx';
import { showToast } from '../design/toasts.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useMarket } from '../oracle/useMarket.ts';
import { createVault } from '../vaults/createVault.ts';
import { useWallet } from '../wallet/useWallet.ts';
import type { ListedModel } from './modelsQuery.ts';

/** The owner opens the model to investment; everybody else reads that it is not. */
export function OpenVaultPanel({ model }: { model: ListedModel }) {
  const { t } = useTranslation();
  const wallet = useWallet();
  const market = useMarket();
  const open = useMutation({
    mutationFn: () => createVault(model.modelId, market?.id ?? 0, model.name),
    onSuccess: () =>
      showToast({ tone: 'done', title: t('models.vaultOpened'), note: t('models.vaultOpenedNote') }),
  });
  const own = wallet.status === 'ready' && wallet.address.toLowerCase() === model.owner.toLowerCase();
  return (
    <Panel title={t('models.vaultTitle')}>
      <div className="grid grid-cols-1 gap-4 p-4">
        <p className="text-soft">{t(own ? 'models.vaultOwn' : 'models.vaultNone')}</p>
        {own && (
          <>
            <Lines
              lines={[
                { term: t('invest.fee'), value: t('models.vaultFee'), words: true },
                { term: t('invest.split'), value: t('models.vaultSplit'), words: true },
                { term: t('models.vaultKey'), value: t('models.vaultKeyNote'), words: true },
              ]}
            />
            <Button variant="primary" size="large" wide busy={open.isPending} onClick={() => open.mutate()}>
              {t('models.openVault')}
            </Button>
            <ErrorNote error={open.error} />
          </>
        )}
      </div>
    </Panel>
  );
}
