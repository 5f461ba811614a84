import { expect, type Page, test } from '@playwright/test';
import {
  exchangeAbi,
  modelRegistryAbi,
  modelVaultAbi,
  modelVaultFactoryAbi,
  testTokenAbi,
} from '@quantum-chain/contracts';
import { createEdgeClient, type EdgeClient } from '@quantum-chain/edge/client';
import { createPublicClient, type Hex, http, type PublicClient, parseEventLogs } from 'viem';
import { RISING_MARKET_START, realCandles } from './fixtures/candles.ts';
import { tamperWithLog } from './fixtures/edgeLog.ts';
import { openHolderVault, publishHolder } from './fixtures/holder.ts';
import { newPerson } from './fixtures/person.ts';
import { takePicture } from './fixtures/screenshots.ts';
import { type RunningStack, startStack } from './fixtures/stack.ts';

const INVESTMENT_DOLLARS = 2_000;
const DOLLAR = 1_000_000n;
/** Profit needs the market to rise after the holding model has bought: at most 240 bars, one a second. */
const PROFIT_TIMEOUT_MS = 400_000;

let stack: RunningStack;
let edge: EdgeClient;
let chain: PublicClient;
/** Of another developer's model, which holds what it buys: the newcomer's own learns, so nobody knows whether it earns. */
let holderVault: Hex;
let contracts: NonNullable<Awaited<ReturnType<EdgeClient['config']>>['deployment']>;

test.beforeAll(async () => {
  stack = await startStack({ candlesFile: realCandles(), marketStart: RISING_MARKET_START });
  edge = createEdgeClient({ baseUrl: stack.url });
  const config = await edge.config();
  if (!config.deployment || !config.rpcUrl) throw new Error('the edge runs without a chain');
  contracts = config.deployment;
  chain = createPublicClient({ transport: http(config.rpcUrl), cacheTime: 0 });
  const developer = newPerson(config.rpcUrl);
  await edge.faucet(developer.account.address);
  const holder = await publishHolder(edge, developer, contracts.modelRegistry);
  holderVault = await openHolderVault(edge, developer, contracts.modelVaultFactory, holder);
});
test.afterAll(() => stack?.dispose());

test('a newcomer goes round the main loop and verifies it', async ({ page }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));

  const address = await test.step('a wallet and test dollars', () => openWallet(page));
  const modelId = await test.step('1 train', () => trainAndSave(page));
  await test.step('2 publish', () => publish(page, modelId));
  await test.step('3 evaluate', () => evaluate(page, modelId));
  const vault = await test.step('4 fund', () => fund(page, modelId, address));
  await test.step('5 trade: the model', () => modelTrades(vault));
  await test.step('5 trade: by hand', () => tradeByHand(page, address));
  await test.step('6 settle', () => settled(page, vault));
  await test.step('7 share profit', () => profitShared(page, address));
  await test.step('8 verify', () => verify(page));
  await test.step('and an edge that changes its log is caught', () => catchTampering(page));
  expect(problems).toEqual([]);
});

async function openWallet(page: Page): Promise<Hex> {
  await page.goto(stack.url);
  await page.locator('html[data-listening]').waitFor();
  await takePicture(page, 'home');
  await page.getByRole('button', { name: 'Get a wallet' }).first().click();
  await page.getByRole('button', { name: 'Create wallet' }).click();
  await page.getByRole('button', { name: 'Get test dollars' }).first().click();
  await expect(page.getByText(/test dollars arrived/)).toBeVisible();
  await closeSheet(page);
  const label = await page.getByRole('button', { name: /^Wallet 0x/ }).getAttribute('aria-label');
  const address = label?.match(/0x[0-9a-fA-F]{40}/)?.[0] as Hex;
  expect(await dollarsOf(address)).toBe(10_000n * DOLLAR);
  return address;
}

/** A sheet hides the page behind it from everybody, the test included, until it is gone. */
async function closeSheet(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  await expect(async () => {
    if (await sheet.isVisible()) await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden({ timeout: 2_000 });
  }).toPass();
}

function dollarsOf(owner: Hex): Promise<bigint> {
  return chain.readContract({
    address: contracts.tUSD,
    abi: testTokenAbi,
    functionName: 'balanceOf',
    args: [owner],
  });
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('link', { name: place, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
}

async function trainAndSave(page: Page): Promise<Hex> {
  await goTo(page, 'Train');
  await page.getByRole('button', { name: 'Train a model' }).click();
  const identifier = page.getByTestId('trained-id');
  await expect(identifier).toBeVisible({ timeout: 120_000 });
  await page.getByLabel('Name').fill('Tidal');
  await page.getByRole('button', { name: 'Save model' }).click();
  await takePicture(page, 'train');
  const modelId = (await identifier.getAttribute('title')) as Hex;
  await page.getByRole('link', { name: 'Publish it' }).click();
  return modelId;
}

async function publish(page: Page, modelId: Hex): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Tidal is published')).toBeVisible();
  const model = await chain.readContract({
    address: contracts.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'model',
    args: [modelId],
  });
  expect(model.name).toBe('Tidal');
  await page.getByRole('link', { name: 'Open the model' }).click();
}

async function evaluate(page: Page, modelId: Hex): Promise<void> {
  await page.getByRole('button', { name: 'Run backtest' }).click();
  await expect(page.getByTestId('look-ahead')).toHaveText('No');
  await expect(page.getByTestId('deflated-sharpe')).toHaveText(/^\d+\.\d\s%$/);
  await page.getByRole('button', { name: 'Record on chain' }).click();
  await expect(page.getByText('The evaluation is on chain').first()).toBeVisible();
  const { evaluation } = await chain.readContract({
    address: contracts.modelRegistry,
    abi: modelRegistryAbi,
    functionName: 'evaluation',
    args: [modelId, 0n],
  });
  // What the page shows is what is pinned, rounded as the page rounds.
  const drop = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    evaluation.maxDrawdownBps / 100,
  );
  await expect(page.getByText(new RegExp(`[-−]?${drop.replace('.', '\\.')}\\s%`)).first()).toBeVisible();
  await takePicture(page, 'model');
  await page.getByRole('button', { name: 'Open a vault' }).click();
  await expect(page.getByText('The vault is open').first()).toBeVisible();
}

async function fund(page: Page, modelId: Hex, investor: Hex): Promise<Hex> {
  await goTo(page, 'Invest');
  const amount = page.getByLabel('Amount in dollars');
  await amount.fill('4');
  await expect(page.getByText('The smallest investment is $5')).toBeVisible();
  await invest(page);
  const [vault] = await chain.readContract({
    address: contracts.modelVaultFactory,
    abi: modelVaultFactoryAbi,
    functionName: 'vaultsOf',
    args: [modelId],
  });
  if (!vault) throw new Error('the factory made no vault');
  expect(await sharesOf(investor, vault)).toBeGreaterThan(0n);
  expect(await dollarsOf(investor)).toBe((10_000n - BigInt(INVESTMENT_DOLLARS)) * DOLLAR);
  await page.getByRole('button', { name: /Holder/ }).click();
  await invest(page);
  await expect.poll(() => sharesOf(investor, holderVault)).toBeGreaterThan(0n);
  return vault;
}

/** In the vault that is chosen. */
async function invest(page: Page): Promise<void> {
  await page.getByLabel('Amount in dollars').fill(String(INVESTMENT_DOLLARS));
  await page.getByRole('button', { name: /^Invest \$2,000/ }).click();
  await expect(page.getByText(/\$2,000\S* invested/).first()).toBeVisible();
}

function sharesOf(investor: Hex, vault: Hex): Promise<bigint> {
  return chain.readContract({
    address: vault,
    abi: modelVaultAbi,
    functionName: 'balanceOf',
    args: [investor],
  });
}

async function modelTrades(vault: Hex): Promise<void> {
  await expect
    .poll(async () => (await edge.fills(vault)).length, {
      timeout: 120_000,
      message: 'the model buys at some bar',
    })
    .toBeGreaterThan(0);
}

async function tradeByHand(page: Page, owner: Hex): Promise<void> {
  await page.getByRole('link', { name: 'Trade', exact: true }).first().click();
  await page.getByRole('button', { name: 'Deposit', exact: true }).first().click();
  await page.getByLabel('Amount', { exact: true }).fill('1000');
  await page.getByRole('button', { name: /^Deposit tUSD/ }).click();
  await expect
    .poll(
      async () =>
        (await edge.balances(owner).catch(() => ({ balances: [] }))).balances.find(
          ({ asset }) => asset === 'tUSD',
        )?.total,
    )
    .toBe('1000');
  await closeSheet(page);
  await page.getByRole('radio', { name: 'Market', exact: true }).click();
  await page.getByLabel('Size').fill('0.01');
  await page.getByRole('button', { name: /^Buy 0\.01/ }).click();
  const review = page.getByRole('dialog', { name: /^Review your order/ });
  await review.getByRole('button', { name: /^Buy 0\.01/ }).click();
  await expect(review).toBeHidden();
  await page.getByRole('tab', { name: /^Fills/ }).click();
  const fills = page.getByRole('tabpanel', { name: /^Fills/ });
  await expect(fills.getByText('Settled').first()).toBeVisible();
  await takePicture(page, 'trade');
  // One order may meet two resting ones, and they may reach the chain in two batches.
  await expect
    .poll(async () => (await edge.fills(owner)).every(({ stage }) => stage === 'settled'))
    .toBe(true);
}

async function settled(page: Page, vault: Hex): Promise<void> {
  // The model goes on trading meanwhile, so its newest fill may always be a matched one.
  const first = async () => (await edge.fills(vault)).at(-1);
  await expect.poll(async () => (await first())?.stage).toBe('settled');
  const receipt = await chain.getTransactionReceipt({ hash: (await first())?.transaction as Hex });
  const moved = parseEventLogs({ abi: exchangeAbi, eventName: 'FillSettled', logs: receipt.logs });
  expect(moved.length).toBeGreaterThan(0);
  expect(await page.locator('[data-proof="differs"]').count()).toBe(0);
}

async function profitShared(page: Page, investor: Hex): Promise<void> {
  await goTo(page, 'Invest');
  await page.getByRole('button', { name: /Holder/ }).click();
  const shared = async () =>
    parseEventLogs({
      abi: modelVaultAbi,
      eventName: 'ProfitShared',
      logs: await chain.getLogs({ address: holderVault, fromBlock: 0n }),
    }).filter(({ args }) => args.investor.toLowerCase() === investor.toLowerCase());
  await expect.poll(async () => (await shared()).length, { timeout: PROFIT_TIMEOUT_MS }).toBeGreaterThan(0);
  const [first] = await shared();
  if (!first) throw new Error('the event is gone');
  const { profit, fee, developerShares, platformShares } = first.args;
  expect(fee).toBe((profit * 20n) / 100n);
  expect(developerShares).toBe(((developerShares + platformShares) * 70n) / 100n);
  await expect(
    page.getByRole('region', { name: 'Profit shared' }).first().getByRole('row').nth(1),
  ).toBeVisible();
  await takePicture(page, 'invest');
}

async function verify(page: Page): Promise<void> {
  await goTo(page, 'Verify');
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toHaveAttribute('data-verdict', 'equal', { timeout: 120_000 });
  expect(await page.locator('[data-check="differs"]').count()).toBe(0);
  for (const section of ['Backtests', 'Order log', 'Settlement', 'Models’ decisions', 'Profit shared'].map(
    (name) => name.replace('’', "'"),
  ))
    await expect(
      page.getByRole('region', { name: section }).locator('[data-check="equal"]').first(),
    ).toBeVisible();
  await takePicture(page, 'verify');
}

async function catchTampering(page: Page): Promise<void> {
  const { exchange } = await edge.health();
  const sequence = tamperWithLog(stack.dataFolder, exchange.lastSettledSequence);
  await page.getByRole('button', { name: 'Check everything' }).click();
  const verdict = page.getByRole('region', { name: 'Verdict' });
  await expect(verdict).toHaveAttribute('data-verdict', 'differs', { timeout: 120_000 });
  const red = page.locator('[data-check="differs"]').first();
  await expect(red).toContainText('Batch');
  await takePicture(page, 'verify-differs');
  expect(sequence).toBeGreaterThan(0);
}
