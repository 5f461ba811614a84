'use client';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { IconButton } from '../design/IconButton.tsx';
import { Panel } from '../design/Panel.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { modelsQuery } from './modelsQuery.ts';
import { deleteModel, savedModelsQuery } from './savedModels.ts';

/** What was trained in this browser and waits to be published; nothing where there is nothing. */
export function SavedModels() {
  const { t } = useTranslation();
  const format = useFormatters();
  const saved = useQuery(savedModelsQuery).data ?? [];
  const listed = useQuery(modelsQuery(useChain())).data ?? [];
  if (saved.length === 0) return null;
  return (
    <Panel title={t('models.saved')} note={t('models.savedNote')}>
      <ul>
        {saved.map((model) => (
          <li
            key={model.modelId}
            className="flex items-center gap-3 border-t border-line px-4 py-2.5 first:border-0"
          >
            <Glyph id={model.modelId} size={28} />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{model.name}</p>
              <p className="text-12 text-muted">
                {t('models.savedLoss', { loss: format.number(model.heldOutLoss, 4) })}
              </p>
            </div>
            {listed.some(({ modelId }) => modelId === model.modelId) ? (
              <Link href={`/model?id=${model.modelId}`} className={buttonClass('plain', 'small')}>
                {t('models.open')}
              </Link>
            ) : (
              <Link href={`/models?publish=${model.modelId}`} className={buttonClass('plain', 'small')}>
                {t('models.publish')}
              </Link>
            )}
            <IconButton
              label={t('models.forget', { name: model.name })}
              onClick={() => void deleteModel(model.modelId)}
            >
              <Trash2 size={15} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
