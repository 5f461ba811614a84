'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { shortId } from '../i18n/shortId.ts';
import { unlockEmbedded } from './wallet.ts';

export function UnlockWallet({ address }: { address: string }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const unlock = useMutation({ mutationFn: () => unlockEmbedded(passphrase) });
  return (
    <form
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        unlock.mutate();
      }}
    >
      <p className="text-soft">{t('wallet.unlockIntro', { address: shortId(address) })}</p>
      <Field
        label={t('wallet.passphrase')}
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onValue={setPassphrase}
      />
      <Button type="submit" variant="primary" size="large" wide busy={unlock.isPending}>
        {t('wallet.unlock')}
      </Button>
      <ErrorNote error={unlock.error} />
    </form>
  );
}
