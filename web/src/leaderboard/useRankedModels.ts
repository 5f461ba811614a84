'use client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { chainQuery } from '../chain/queries.ts';
import { evaluationsQuery } from '../models/evaluations.ts';
import { modelsQuery } from '../models/modelsQuery.ts';
import { type Loadable, loadable } from '../state/loadable.ts';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';
import { describeModel, type RankedModel } from './rankModels.ts';

/** Every published model with its newest backtest and its vault, all from the chain. */
export function useRankedModels(): Loadable<RankedModel[]> {
  const chain = useQuery(chainQuery);
  const models = useQuery(modelsQuery(chain.data));
  const vaults = useQuery(vaultsQuery(chain.data)).data ?? [];
  const evaluations = useQueries({
    queries: (models.data ?? []).map(({ modelId }) => evaluationsQuery(chain.data, modelId)),
  });
  if (chain.error) return { state: 'error', error: chain.error, retry: () => void chain.refetch() };
  const loaded = loadable(models);
  if (loaded.state !== 'ready') return loaded;
  return {
    state: 'ready',
    value: loaded.value.map((model, index) => describeModel(model, evaluations[index]?.data?.[0], vaults)),
  };
}
