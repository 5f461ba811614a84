import { expect, test } from '@playwright/test';
import {
  exchangeAbi,
  modelRegistryAbi,
  modelVaultAbi,
  pinnedMetrics,
  testTokenAbi,
} from '@quantum-chain/contracts';
import { createEdgeClient, toEngineCandle } from '@quantum-chain/edge/client';
import { loadModel, modelDigest, STANDARD_PARAMETERS } from '@quantum-chain/wasm';
import { parseEventLogs } from 'viem';
import { RISING_MARKET_START, realCandles } from './fixtures/candles.ts';
import { HOLDING_MODEL, openHolderVault, publishHolder } from './fixtures/holder.ts';
import { newPerson } from './fixtures/person.ts';
import { replayBatches } from './fixtures/replay.ts';
import { type RunningStack, startStack } from './fixtures/stack.ts';

const MARKET = 'BTC-USD';
const INVESTMENT = 1_000_000_000n;
const DEVELOPER_PART_BPS = 7_000n;
const EVALUATION_BARS = 500;

let stack: RunningStack;
test.beforeAll(async () => {
  stack = await startStack({ candlesFile: realCandles(), marketStart: RISING_MARKET_START });
});
test.afterAll(() => stack?.dispose());

test('a bot goes round the main loop by API alone', async () => {
  const edge = createEdgeClient({ baseUrl: stack.url });
  const config = await edge.config();
  const contracts = config.deployment;
  if (!contracts || !config.rpcUrl) throw new Error('the edge runs without a chain');
  const engine = await loadModel();
  const bot = newPerson(config.rpcUrl);
  const { address } = bot.account;
  const read = <T>(
    contract: `0x${string}`,
    abi: readonly unknown[],
    functionName: string,
    args: unknown[] = [],
  ) => bot.chain.readContract({ address: contract, abi, functionName, args }) as Promise<T>;
  await edge.faucet(address);

  const modelId = await test.step('publish', async () => {
    const published = await publishHolder(edge, bot, contracts.modelRegistry);
    expect(engine.modelId(await edge.model(published))).toBe(published);
    return published;
  });

  await test.step('evaluate', async () => {
    const market = (await edge.markets()).find(({ symbol }) => symbol === MARKET);
    if (!market) throw new Error(`no market ${MARKET}`);
    const { candles } = await edge.candles(MARKET, { limit: EVALUATION_BARS });
    const bars = candles.map((candle) => toEngineCandle(candle, market));
    const result = engine.backtest(HOLDING_MODEL, bars, STANDARD_PARAMETERS);
    await bot.call(contracts.modelRegistry, modelRegistryAbi, 'recordEvaluation', [
      modelId,
      {
        marketId: market.id,
        firstOpenTimeMs: BigInt(bars[0]?.openTimeMs ?? 0),
        lastOpenTimeMs: BigInt(bars.at(-1)?.openTimeMs ?? 0),
        datasetId: engine.datasetId(bars),
        parametersHash: engine.parametersHash(STANDARD_PARAMETERS),
        resultHash: result.resultHash,
        engineDigest: await modelDigest(),
        ...pinnedMetrics(result.metrics),
        tradeCount: result.trades.length,
        barCount: result.equityQuoteUnits.length,
      },
    ]);
    const { evaluation } = await read<{ evaluation: { resultHash: string } }>(
      contracts.modelRegistry,
      modelRegistryAbi,
      'evaluation',
      [modelId, 0n],
    );
    expect(evaluation.resultHash).toBe(engine.backtest(HOLDING_MODEL, bars, STANDARD_PARAMETERS).resultHash);
  });

  const vault = await test.step('fund', async () => {
    const created = await openHolderVault(edge, bot, contracts.modelVaultFactory, modelId);
    await bot.call(contracts.tUSD, testTokenAbi, 'approve', [created, INVESTMENT]);
    await bot.call(created, modelVaultAbi, 'invest', [INVESTMENT, address]);
    expect(await read<bigint>(created, modelVaultAbi, 'totalAssets')).toBe(INVESTMENT);
    return created;
  });

  await test.step('trade: a bar closes, the model decides, the order fills', async () => {
    await expect
      .poll(async () => {
        const decisions = await edge.vault(vault).then(
          (detail) => detail.decisionsNewestFirst,
          () => [],
        );
        return decisions.some((decision) => decision.action === 'buy' && Number(decision.filled) > 0);
      })
      .toBe(true);
  });

  await test.step('settle: the fill is on chain, and the vault holds bitcoin there', async () => {
    await expect.poll(async () => (await edge.fills(vault)).at(-1)?.stage).toBe('settled');
    expect(await read<bigint>(contracts.exchange, exchangeAbi, 'balanceOf', [vault, 1])).toBeGreaterThan(0n);
  });

  await test.step('share: profit above the mark is split 70 to 30', async () => {
    const profitShared = async () =>
      parseEventLogs({
        abi: modelVaultAbi,
        eventName: 'ProfitShared',
        logs: await bot.chain.getLogs({ address: vault, fromBlock: 0n }),
      })[0]?.args;
    await expect.poll(async () => (await profitShared()) !== undefined, { timeout: 400_000 }).toBe(true);
    const shared = await profitShared();
    if (!shared) throw new Error('the event is gone');
    expect(shared.fee).toBe((shared.profit * 2_000n) / 10_000n);
    const feeShares = shared.developerShares + shared.platformShares;
    expect(shared.developerShares).toBe((feeShares * DEVELOPER_PART_BPS) / 10_000n);
  });

  await test.step('verify: a replay of the log gives every root that is on chain', async () => {
    const lastBatchId = await read<bigint>(contracts.exchange, exchangeAbi, 'lastBatchId');
    const onChain = await Promise.all(
      Array.from({ length: Number(lastBatchId) }, async (_, index) => {
        const batch = await read<{
          firstSequence: bigint;
          lastSequence: bigint;
          commandsRoot: string;
          stateRoot: string;
        }>(contracts.exchange, exchangeAbi, 'batch', [BigInt(index + 1)]);
        return {
          firstSequence: Number(batch.firstSequence),
          lastSequence: Number(batch.lastSequence),
          commandsRoot: batch.commandsRoot,
          stateRoot: batch.stateRoot,
        };
      }),
    );
    expect(onChain.length).toBeGreaterThan(0);
    const { batches } = await replayBatches(edge, onChain);
    expect(batches).toEqual(onChain);
  });
});
