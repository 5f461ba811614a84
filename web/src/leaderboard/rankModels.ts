import type { RecordedEvaluation } from '../models/evaluations.ts';
import type { ListedModel } from '../models/modelsQuery.ts';
import { PRICE_DECIMALS, sharePriceOf } from '../vaults/shareMath.ts';
import type { ListedVault } from '../vaults/vaultsQuery.ts';

/** A published model with what is known of it; what is not known is undefined, never zero. */
export interface RankedModel {
  model: ListedModel;
  /** The newest recorded backtest. */
  evaluation: RecordedEvaluation | undefined;
  vault: ListedVault | undefined;
  /** What a share of its vault gained since the vault opened, before the investor's fee; undefined before money came. */
  liveReturn: number | undefined;
  /** tUSD, 6 decimals. */
  invested: bigint;
}

export type RankedBy = 'live' | 'invested' | 'return' | 'drawdown' | 'sharpe' | 'bars';

export interface Order {
  by: RankedBy;
  direction: 'ascending' | 'descending';
}

/** A share costs one dollar when a vault opens. */
const OPENING_PRICE = 10 ** PRICE_DECIMALS;

export function describeModel(
  model: ListedModel,
  evaluation: RecordedEvaluation | undefined,
  vaults: readonly ListedVault[],
): RankedModel {
  const own = vaults.filter(({ modelId }) => modelId === model.modelId);
  const vault = own.find(({ totalSupply }) => totalSupply > 0n) ?? own[0];
  return {
    model,
    evaluation,
    vault,
    liveReturn: vault && vault.totalSupply > 0n ? Number(sharePriceOf(vault)) / OPENING_PRICE - 1 : undefined,
    invested: own.reduce((sum, { totalAssets }) => sum + totalAssets, 0n),
  };
}

/** In the order asked for; what is not known stands last in either direction. */
export function rankModels(models: readonly RankedModel[], { by, direction }: Order): RankedModel[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...models].sort((left, right) => {
    const [one, other] = [rankedValue(left, by), rankedValue(right, by)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}

function rankedValue({ evaluation, liveReturn, invested }: RankedModel, by: RankedBy): number | undefined {
  switch (by) {
    case 'live':
      return liveReturn;
    case 'invested':
      return invested === 0n ? undefined : Number(invested);
    case 'return':
      return evaluation?.totalReturn;
    case 'drawdown':
      return evaluation?.maxDrawdown;
    case 'sharpe':
      return evaluation?.sharpe;
    case 'bars':
      return evaluation?.barCount;
  }
}
