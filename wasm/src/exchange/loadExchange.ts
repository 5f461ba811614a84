import { core } from '#load/core';
import { EngineError } from '../engine/EngineError.ts';
import { Exchange } from './Exchange.ts';
import { checkLimits, type ExchangeLimits } from './ExchangeLimits.ts';

/**
 * A fresh, empty exchange. Throws `ExchangeError` (`badArgument`) for bad limits, `EngineError` (`outOfMemory`) if the
 * host has no memory for them.
 */
export async function loadExchange(limits: Partial<ExchangeLimits> = {}): Promise<Exchange> {
  const checked = checkLimits(limits);
  const engine = await core.instantiate();
  const { accounts, assets, markets, orders, levels } = checked;
  if (!engine.createExchange(accounts, assets, markets, orders, levels)) {
    throw new EngineError('outOfMemory', 'The host has no memory for these limits.');
  }
  return new Exchange(engine, checked);
}
