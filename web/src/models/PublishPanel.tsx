'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Notice } from '../design/Notice.tsx';
import { Panel } from '../design/Panel.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import { type PublishStep, publishModel } from './registry.ts';
import { savedModelsQuery } from './savedModels.ts';

/** A file, a name and a licence; what happens to them is said before the button. */
export function PublishPanel({ savedId }: { savedId: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const wallet = useWallet();
  const saved = useQuery(savedModelsQuery).data?.find(({ modelId }) => modelId === savedId);
  const [chosen, setChosen] = useState<Uint8Array<ArrayBuffer>>();
  const [typedName, setName] = useState<string>();
  const [licence, setLicence] = useState('MIT');
  const [step, setStep] = useState<PublishStep>('upload');
  const file = chosen ?? saved?.file;
  const name = typedName ?? saved?.name ?? '';
  const publish = useMutation({
    mutationFn: (bytes: Uint8Array<ArrayBuffer>) => publishModel({ file: bytes, name, licence }, setStep),
  });

  if (publish.data)
    return (
      <Panel title={t('models.publishTitle')}>
        <div className="p-4">
          <Notice
            title={t('models.published', { name })}
            actions={
              <Link href={`/model?id=${publish.data}`} className={buttonClass('primary')}>
                {t('models.openModel')}
              </Link>
            }
          >
            {t('models.publishedNote')}
          </Notice>
        </div>
      </Panel>
    );
  return (
    <Panel title={t('models.publishTitle')} note={t('models.publishNote')}>
      <form
        className="grid gap-4 p-4 md:grid-cols-[1fr_1fr_auto] md:items-start"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) publish.mutate(file);
        }}
      >
        <Field label={t('models.name')} value={name} onValue={setName} required />
        <Field label={t('models.licence')} value={licence} onValue={setLicence} required />
        <label
          className={`${buttonClass('plain')} h-9 focus-within:outline-2 focus-within:outline-accent max-md:h-11`}
        >
          <input
            type="file"
            accept=".qcm,application/octet-stream"
            className="sr-only"
            onChange={(event) => {
              const [picked] = event.target.files ?? [];
              picked?.arrayBuffer().then((buffer) => setChosen(new Uint8Array(buffer)));
            }}
          />
          {file ? t('models.fileChosen', { bytes: format.count(file.length) }) : t('models.chooseFile')}
        </label>
        <div className="md:col-span-3 flex flex-wrap items-center gap-3">
          {wallet.status === 'ready' ? (
            <Button
              type="submit"
              variant="primary"
              size="large"
              busy={publish.isPending}
              disabled={!file || name.trim() === '' || licence.trim() === ''}
            >
              {publish.isPending ? t(`models.step_${step}`) : t('models.publish')}
            </Button>
          ) : (
            <Button variant="primary" size="large" onClick={() => walletSheetOpen.set(true)}>
              {t('wallet.connect')}
            </Button>
          )}
          <p className="max-w-[60ch] text-12 text-muted">{t('models.publishCost')}</p>
        </div>
        <ErrorNote error={publish.error} className="md:col-span-3" />
      </form>
    </Panel>
  );
}
