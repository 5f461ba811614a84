'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { connectInjected, createEmbedded, importEmbedded } from './wallet.ts';

/** Three ways to a wallet: one press, the browser's own, or what one has. */
export function NewWallet() {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const [imported, setImported] = useState('');
  const create = useMutation({ mutationFn: () => createEmbedded(passphrase) });
  const inject = useMutation({ mutationFn: connectInjected });
  const bring = useMutation({ mutationFn: () => importEmbedded(imported, passphrase) });
  const busy = create.isPending || inject.isPending || bring.isPending;
  return (
    <>
      <p className="text-soft">{t('wallet.newIntro')}</p>
      <Field
        label={t('wallet.passphrase')}
        type="password"
        autoComplete="new-password"
        value={passphrase}
        onValue={setPassphrase}
        hint={t('wallet.passphraseHint')}
      />
      <Button
        variant="primary"
        size="large"
        wide
        busy={create.isPending}
        disabled={busy}
        onClick={() => create.mutate()}
      >
        {t('wallet.create')}
      </Button>
      <ErrorNote error={create.error} />
      <Button wide busy={inject.isPending} disabled={busy} onClick={() => inject.mutate()}>
        {t('wallet.injected')}
      </Button>
      <ErrorNote error={inject.error} />
      <details className="border-t border-line pt-3">
        <summary className="cursor-pointer font-medium">{t('wallet.import')}</summary>
        <div className="mt-3 grid grid-cols-1 gap-3">
          <label className="grid grid-cols-1 gap-1">
            <span className="text-12 text-muted">{t('wallet.importLabel')}</span>
            <textarea
              rows={4}
              value={imported}
              onChange={(event) => setImported(event.target.value)}
              spellCheck={false}
              className="rounded-control bg-ink p-2.5 font-figures text-12 shadow-[inset_0_0_0_1px_var(--line-strong)] focus:shadow-[inset_0_0_0_1px_var(--accent)]"
            />
          </label>
          <Button
            wide
            busy={bring.isPending}
            disabled={busy || imported.trim() === ''}
            onClick={() => bring.mutate()}
          >
            {t('wallet.importButton')}
          </Button>
          <ErrorNote error={bring.error} />
        </div>
      </details>
    </>
  );
}
