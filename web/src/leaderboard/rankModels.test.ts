import { expect, test } from 'vitest';
import type { RecordedEvaluation } from '../models/evaluations.ts';
import type { ListedModel } from '../models/modelsQuery.ts';
import type { ListedVault } from '../vaults/vaultsQuery.ts';
import { describeModel, rankModels } from './rankModels.ts';

const model = (modelId: string) => ({ modelId, name: modelId }) as unknown as ListedModel;
const evaluation = (sharpe: number) =>
  ({ sharpe, totalReturn: sharpe / 10 }) as unknown as RecordedEvaluation;
const vault = (modelId: string, totalAssets: bigint, totalSupply: bigint) =>
  ({ modelId, totalAssets, totalSupply }) as unknown as ListedVault;

const names = (ranked: ReturnType<typeof rankModels>) => ranked.map(({ model: { name } }) => name);

test('a vault whose share is worth 1.10 made ten per cent live', () => {
  const described = describeModel(model('a'), undefined, [vault('a', 110_000_000n, 100n * 10n ** 12n)]);
  expect(described.liveReturn).toBeCloseTo(0.1, 5);
  expect(described.invested).toBe(110_000_000n);
});

test('a model that nobody funded has no live result, which is not a result of nought', () => {
  expect(describeModel(model('a'), undefined, []).liveReturn).toBeUndefined();
  expect(describeModel(model('a'), undefined, [vault('a', 0n, 0n)]).liveReturn).toBeUndefined();
});

test('what is not known stands last, whichever way it is sorted', () => {
  const models = [
    describeModel(model('none'), undefined, []),
    describeModel(model('low'), evaluation(0.5), []),
    describeModel(model('high'), evaluation(1.5), []),
  ];
  expect(names(rankModels(models, { by: 'sharpe', direction: 'descending' }))).toEqual([
    'high',
    'low',
    'none',
  ]);
  expect(names(rankModels(models, { by: 'sharpe', direction: 'ascending' }))).toEqual([
    'low',
    'high',
    'none',
  ]);
});
