'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { IconButton } from '../design/IconButton.tsx';
import { Panel } from '../design/Panel.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { shortId } from '../i18n/shortId.ts';
import { addressBookQuery, forgetAddress, saveAddress } from './addressBook.ts';

/** Names for addresses; the explorer and every list here use them. */
export function AddressBookPanel() {
  const { t } = useTranslation();
  const entries = useQuery(addressBookQuery).data ?? [];
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const save = useMutation({
    mutationFn: () => saveAddress(address, name),
    onSuccess: () => {
      setName('');
      setAddress('');
    },
  });
  return (
    <Panel title={t('walletPage.book')} note={t('walletPage.bookNote')}>
      {entries.length > 0 && (
        <ul className="border-b border-line">
          {entries.map((entry) => (
            <li
              key={entry.address}
              className="flex items-center gap-3 border-t border-line px-4 py-2 first:border-0"
            >
              <Glyph id={entry.address.toLowerCase()} size={24} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{entry.name}</span>
                <span className="fig block text-12 text-muted">{shortId(entry.address)}</span>
              </span>
              <IconButton
                label={t('walletPage.forgetName', { name: entry.name })}
                onClick={() => void forgetAddress(entry.address)}
              >
                <Trash2 size={15} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className="grid grid-cols-1 gap-2 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label={t('models.name')} value={name} onValue={setName} maxLength={40} />
        <Field label={t('walletPage.address')} value={address} onValue={setAddress} placeholder="0x" />
        <Button type="submit" disabled={name.trim() === '' || address.trim() === ''} busy={save.isPending}>
          {t('walletPage.saveName')}
        </Button>
        <ErrorNote error={save.error} />
      </form>
    </Panel>
  );
}
