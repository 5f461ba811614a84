'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { ConfirmSheet } from '../design/ConfirmSheet.tsx';
import { downloadFile } from '../design/downloadFile.ts';
import { Field } from '../design/Field.tsx';
import { Lines } from '../design/Lines.tsx';
import { Panel } from '../design/Panel.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { countOwnData, eraseOwnData, exportOwnData } from './ownData.ts';

/** What this browser keeps, where nothing else does; to take along or to erase. */
export function DataPanel() {
  const { t } = useTranslation();
  const format = useFormatters();
  const [erasing, setErasing] = useState(false);
  const [typed, setTyped] = useState('');
  const kept = useQuery({ queryKey: ['settings', 'ownData'], queryFn: countOwnData });
  const save = useMutation({
    mutationFn: async () => downloadFile('my-data.json', 'application/json', await exportOwnData()),
  });
  const erase = useMutation({
    mutationFn: eraseOwnData,
    // Every store in memory still holds what was erased: a fresh page holds nothing.
    onSuccess: () => location.assign('/'),
  });
  const word = t('settings.eraseWord');
  const count = (value: number | undefined) => (value === undefined ? t('common.none') : format.count(value));
  return (
    <Panel title={t('settings.data')} note={t('settings.dataNote')}>
      <div className="grid grid-cols-1 gap-4 p-4">
        <p className="text-soft">{t('settings.privacy')}</p>
        <Lines
          lines={[
            {
              term: t('settings.keptWallet'),
              value: kept.data ? t(kept.data.wallet ? 'settings.yes' : 'settings.no') : t('common.none'),
              words: true,
            },
            { term: t('settings.keptSessions'), value: count(kept.data?.sessionKeys) },
            { term: t('settings.keptModels'), value: count(kept.data?.models) },
            { term: t('settings.keptNames'), value: count(kept.data?.names) },
            { term: t('settings.keptSettings'), value: count(kept.data?.settings) },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          <Button busy={save.isPending} onClick={() => save.mutate()}>
            {t('settings.export')}
          </Button>
          <Button variant="ghost" onClick={() => setErasing(true)}>
            {t('settings.erase')}
          </Button>
        </div>
        <p className="text-12 text-muted">{t('settings.exportNote')}</p>
        <ErrorNote error={kept.error ?? save.error} />
      </div>
      {erasing && (
        <ConfirmSheet
          title={t('settings.eraseTitle')}
          action={t('settings.erase')}
          busy={erase.isPending}
          disabled={typed.trim().toLowerCase() !== word.toLowerCase()}
          error={erase.error}
          onConfirm={() => erase.mutate()}
          onClose={() => {
            setErasing(false);
            setTyped('');
          }}
        >
          <p>{t('settings.eraseText')}</p>
          <Field label={t('settings.eraseType', { word })} value={typed} onValue={setTyped} />
        </ConfirmSheet>
      )}
    </Panel>
  );
}
