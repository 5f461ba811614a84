'use client';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../design/Glyph.tsx';
import { IconButton } from '../design/IconButton.tsx';
import type { RankedModel } from '../leaderboard/rankModels.ts';

interface Props {
  models: readonly RankedModel[];
  chosen: readonly RankedModel[];
  full: boolean;
  onChoose: (modelIds: readonly string[]) => void;
}

/** The models that are compared, and a list to add one from. */
export function ModelPicker({ models, chosen, full, onChoose }: Props) {
  const { t } = useTranslation();
  const ids = chosen.map(({ model }) => model.modelId);
  const others = models.filter(({ model }) => !ids.includes(model.modelId));
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chosen.map(({ model }) => (
        <span
          key={model.modelId}
          className="inline-flex h-10 min-w-0 items-center gap-2 rounded-control border border-line-strong bg-panel ps-2.5"
        >
          <Glyph id={model.modelId} />
          <span className="max-w-[20ch] truncate font-medium">{model.name}</span>
          <IconButton
            label={t('compare.remove', { name: model.name })}
            onClick={() => onChoose(ids.filter((id) => id !== model.modelId))}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </span>
      ))}
      <select
        aria-label={t('compare.add')}
        disabled={full || others.length === 0}
        value=""
        onChange={(event) => onChoose([...ids, event.target.value])}
        className="h-10 min-w-0 rounded-control border border-line-strong bg-panel px-2.5 focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent disabled:text-muted"
      >
        <option value="">{t(full ? 'compare.full' : 'compare.add')}</option>
        {others.map(({ model }) => (
          <option key={model.modelId} value={model.modelId}>
            {model.name}
          </option>
        ))}
      </select>
    </div>
  );
}
