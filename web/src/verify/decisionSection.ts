import { toEngineCandle } from '@quantum-chain/edge/client';
import { parseModel } from '@quantum-chain/wasm';
import type { CheckRow } from './CheckRow.ts';
import { checkDecisions } from './checkDecisions.ts';
import { readCandles } from './readCandles.ts';
import { commandOf } from './replayLog.ts';
import type { ReplayedLog, VerifyContext } from './VerifyContext.ts';

const VAULTS_MAX = 20;
const DECISIONS_MAX = 200;

/** Lets each vault's model decide again at each of its newest bars. */
export async function* checkVaultDecisions(
  context: VerifyContext,
  log: ReplayedLog | undefined,
): AsyncGenerator<CheckRow> {
  const { edge, engine, signal } = context;
  const [market] = await edge.markets();
  const vaults = (await edge.vaults()).slice(-VAULTS_MAX);
  if (vaults.length === 0 || !market)
    yield {
      section: 'decisions',
      kind: 'nothingYet',
      values: {},
      ours: '–',
      theirs: '–',
      state: 'unchecked',
    };
  if (!market) return;
  for (const { address, modelId } of vaults) {
    signal.throwIfAborted();
    const { decisionsNewestFirst } = await edge.vault(address, { limit: DECISIONS_MAX });
    const decisions = decisionsNewestFirst.toReversed();
    const first = decisions[0];
    const last = decisions.at(-1);
    const file = await edge.model(modelId).catch(() => undefined);
    if (!first || !last || !file) continue;
    const { barMs } = await edge.clock(market.symbol);
    // Histories have gaps, so reach back twice as far as the window needs.
    const from = first.barOpenTimeMs - 2 * (parseModel(file).windowBars + 1) * barMs;
    const candles = await readCandles(edge, market, from, last.barOpenTimeMs);
    yield checkDecisions(engine, {
      vault: address,
      file,
      decisions,
      candles: candles.map((candle) => toEngineCandle(candle, market)),
      market,
      commandOf: (orderId) => commandOf(log?.records.get(orderId)),
    });
  }
}
