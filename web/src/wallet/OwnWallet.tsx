'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Button } from '../design/Button.tsx';
import { downloadFile } from '../design/downloadFile.ts';
import { Field } from '../design/Field.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { IconButton } from '../design/IconButton.tsx';
import { Lines } from '../design/Lines.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { FaucetButton } from '../faucet/FaucetButton.tsx';
import { unitsText } from '../i18n/formatters.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { walletBalancesQuery } from './balancesQuery.ts';
import { disconnectInjected } from './wallet.ts';

const QOR_DECIMALS = 18;
const BITCOIN_DECIMALS = 8;

export function OwnWallet({ kind, address }: { kind: 'embedded' | 'injected'; address: `0x${string}` }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const balances = useQuery(walletBalancesQuery(useChain(), address)).data;
  const none = t('common.none');
  return (
    <>
      <div className="flex items-center gap-3">
        <Glyph id={address} size={40} />
        <code className="font-figures min-w-0 flex-1 text-12 break-all" data-testid="wallet-address">
          {address}
        </code>
        <IconButton label={t('common.copy')} onClick={() => void navigator.clipboard.writeText(address)}>
          <Copy size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <Lines
        lines={[
          {
            term: t('wallet.dollars'),
            value: balances ? format.dollars(balances.dollars) : none,
            testId: 'wallet-dollars',
          },
          {
            term: t('wallet.bitcoin'),
            value: balances ? format.decimal(unitsText(balances.bitcoin, BITCOIN_DECIMALS)) : none,
          },
          {
            term: t('wallet.qor'),
            value: balances ? format.decimal(unitsText(balances.qor, QOR_DECIMALS), 4, 4) : none,
          },
        ]}
      />
      <p className="text-12 text-muted">{t('wallet.dollarsNote')}</p>
      <FaucetButton address={address} variant="primary" wide />
      {kind === 'embedded' ? (
        <Backup address={address} />
      ) : (
        <Button wide onClick={() => void disconnectInjected()}>
          {t('wallet.disconnect')}
        </Button>
      )}
    </>
  );
}

function Backup({ address }: { address: string }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      const { backupText } = await import('./embeddedWallet.ts');
      downloadFile(`wallet-${address.slice(0, 10)}.json`, 'application/json', await backupText(passphrase));
    },
  });
  return (
    <details className="border-t border-line pt-3">
      <summary className="cursor-pointer font-medium">{t('wallet.backup')}</summary>
      <div className="mt-3 grid grid-cols-1 gap-3">
        <p className="text-soft">{t('wallet.backupIntro')}</p>
        <Field
          label={t('wallet.passphrase')}
          type="password"
          autoComplete="new-password"
          value={passphrase}
          onValue={setPassphrase}
        />
        <Button wide busy={save.isPending} disabled={passphrase === ''} onClick={() => save.mutate()}>
          {t('wallet.backupSave')}
        </Button>
        <ErrorNote error={save.error} />
      </div>
    </details>
  );
}
