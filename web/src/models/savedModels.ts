import { queryOptions } from '@tanstack/react-query';
import { database } from '../state/database.ts';
import { queryClient } from '../state/queryClient.ts';
import type { SavedModel } from './savedModel.ts';

/** Models that were trained in this browser, newest first. */
export const savedModelsQuery = queryOptions({
  queryKey: ['models', 'saved'],
  queryFn: async (): Promise<SavedModel[]> => {
    const models = await (await database()).getAll('models');
    return models.sort((left, right) => right.trainedAtMs - left.trainedAtMs);
  },
});

export async function saveModel(model: SavedModel): Promise<void> {
  await (await database()).put('models', model, model.modelId);
  await queryClient.invalidateQueries({ queryKey: savedModelsQuery.queryKey });
}

export async function deleteModel(modelId: string): Promise<void> {
  await (await database()).delete('models', modelId);
  await queryClient.invalidateQueries({ queryKey: savedModelsQuery.queryKey });
}
