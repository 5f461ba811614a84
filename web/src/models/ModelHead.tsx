'use client';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../design/Glyph.tsx';
import { edge } from '../edge/edge.ts';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofChip } from '../proof/ProofChip.tsx';
import type { ListedModel } from './modelsQuery.ts';
import { modelIdOf } from './modelWorker.ts';

/** Who made it, when, under which licence, and that the file the edge holds is the one the chain names. */
export function ModelHead({ model, market }: { model: ListedModel; market: MarketAnswer | undefined }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const check = useQuery({
    queryKey: ['models', 'fileHash', model.modelId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const file = await edge.model(model.modelId);
      return { bytes: file.length, hash: await modelIdOf(file) };
    },
  });
  const state = check.data
    ? check.data.hash === model.modelId
      ? 'checked'
      : 'differs'
    : check.isError
      ? 'unchecked'
      : 'checking';
  return (
    <header className="flex items-center gap-4">
      <Glyph id={model.modelId} size={56} />
      <div className="min-w-0 flex-1">
        <p className="text-12 text-muted">
          <Link href="/models" className="hover:underline">
            {t('models.title')}
          </Link>
        </p>
        <h1 className="truncate text-28 font-semibold tracking-[-0.02em]">{model.name}</h1>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-soft">
          <span>
            {t('models.by')} <span className="fig">{shortId(model.owner)}</span>
          </span>
          <span>{t('models.publishedOn', { date: format.date(model.publishedAtMs) })}</span>
          <span>{model.licence}</span>
          <span>{market?.symbol}</span>
          <span className="inline-flex items-center gap-1.5">
            {t('models.id')} <span className="fig">{shortId(model.modelId)}</span>
            <ProofChip
              proof={{
                title: t('models.fileProof'),
                state,
                said: model.modelId,
                recomputed: check.data?.hash,
                chain: model.modelId,
                inputs: check.data ? [t('models.fileChosen', { bytes: format.count(check.data.bytes) })] : [],
                steps: [{ label: t('proof.evaluation_step_file'), state }],
              }}
            />
          </span>
        </p>
      </div>
    </header>
  );
}
