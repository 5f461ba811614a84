import {
  type Account,
  type Address,
  type Chain,
  concat,
  encodeDeployData,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  keccak256,
  type PublicClient,
  type Transport,
  type WalletClient,
} from 'viem';
import { exchangeAbi, modelVaultFactoryAbi, testTokenAbi } from '../build/abis.ts';
import {
  exchangeBytecode,
  modelRegistryBytecode,
  modelVaultFactoryBytecode,
  qorBytecode,
  testTokenBytecode,
} from '../build/bytecodes.ts';
import type { Deployment } from '../client/deployment.ts';
import { DeploymentError } from './DeploymentError.ts';

/** Test dollars or test bitcoins made at deployment, in base units. */
export interface Mint {
  token: 'tUSD' | 'tBTC';
  to: Address;
  amount: bigint;
}

export interface DeployOptions {
  /** Pays, and owns the exchange and the test tokens. */
  walletClient: WalletClient<Transport, Chain | undefined, Account>;
  publicClient: PublicClient;
  /** The one address that may settle. */
  operator: Address;
  /** Receives trading fees and the platform's part of profit. */
  treasury: Address;
  /** An earlier deployment: returned as it is while its contracts are on this chain and of this build. */
  record?: Deployment | undefined;
  mints?: readonly Mint[];
  /** How long the edge has to confirm a withdrawal before it can be forced. More than an hour. */
  withdrawalDelaySeconds?: bigint;
  /** How long an investor's profit is left alone after it was shared. */
  distributionIntervalSeconds?: bigint;
  /** What one faucet call gives, in base units. */
  faucetAmounts?: { tUSD: bigint; tBTC: bigint };
}

/** 10,000 dollars, and a fifth of a bitcoin. */
const FAUCET_AMOUNTS = { tUSD: 10_000_000_000n, tBTC: 20_000_000n };
const WITHDRAWAL_DELAY_SECONDS = 7_200n;
const DISTRIBUTION_INTERVAL_SECONDS = 60n;

/** BTC-USD: a tick is $0.1, a lot 0.00001 BTC, so one tick × one lot is one micro-dollar. */
const BTC_USD = {
  baseAssetId: 1,
  quoteAssetId: 0,
  makerFeeBps: 0,
  takerFeeBps: 5,
  baseUnitsPerLot: 1_000n,
  quoteUnitsPerTickLot: 1n,
  markPriceTicks: 0n,
};

/** Ample for each setting-up call; they cannot be estimated before the contract they call is in a block. */
const CALL_GAS = 500_000n;

/** What {@link deploy} would put on a chain: changes with every change of a contract. */
export const buildDigest: Hex = keccak256(
  concat([
    qorBytecode,
    testTokenBytecode,
    exchangeBytecode,
    modelRegistryBytecode,
    modelVaultFactoryBytecode,
  ]),
);

/**
 * Puts the contracts on a chain and sets them up: assets 0 (`tUSD`) and 1 (`tBTC`), market 0 (`BTC-USD`), operator and
 * fee account. Transactions are sent together, so it takes a few blocks whatever their number.
 *
 * @throws {DeploymentError} with the step's name and its `code`.
 * @example
 * const deployment = await deploy({ walletClient, publicClient, operator, treasury, record });
 */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const { walletClient, publicClient, operator, treasury } = options;
  const chainId = await publicClient.getChainId();
  if (options.record && (await isCurrent(publicClient, chainId, options))) return options.record;

  const owner = walletClient.account.address;
  let nonce = await publicClient.getTransactionCount({ address: owner, blockTag: 'pending' });
  const sent: { step: string; hash: Hex }[] = [];
  const send = async (step: string, request: { data: Hex; to?: Address; gas?: bigint }) => {
    const hash = await walletClient
      .sendTransaction({ ...request, nonce: nonce++, chain: walletClient.chain ?? null })
      .catch((cause: unknown) => {
        throw new DeploymentError('TRANSACTION_REJECTED', step, { cause });
      });
    sent.push({ step, hash });
  };
  const create = async (step: string, data: Hex): Promise<Address> => {
    const address = getContractAddress({ from: owner, nonce: BigInt(nonce) });
    await send(step, { data });
    return address;
  };

  const faucetAmounts = options.faucetAmounts ?? FAUCET_AMOUNTS;
  const token = (name: string, symbol: string, decimals: number, faucetAmount: bigint): Hex =>
    encodeDeployData({
      abi: testTokenAbi,
      bytecode: testTokenBytecode,
      args: [owner, name, symbol, decimals, faucetAmount],
    });

  const qor = await create('qor', qorBytecode);
  const tUSD = await create('tUSD', token('Test dollar', 'tUSD', 6, faucetAmounts.tUSD));
  const tBTC = await create('tBTC', token('Test bitcoin', 'tBTC', 8, faucetAmounts.tBTC));
  const exchange = await create(
    'exchange',
    encodeDeployData({
      abi: exchangeAbi,
      bytecode: exchangeBytecode,
      args: [owner, operator, options.withdrawalDelaySeconds ?? WITHDRAWAL_DELAY_SECONDS],
    }),
  );
  const modelRegistry = await create('modelRegistry', modelRegistryBytecode);
  const modelVaultFactory = await create(
    'modelVaultFactory',
    encodeDeployData({
      abi: modelVaultFactoryAbi,
      bytecode: modelVaultFactoryBytecode,
      args: [
        exchange,
        modelRegistry,
        treasury,
        options.distributionIntervalSeconds ?? DISTRIBUTION_INTERVAL_SECONDS,
      ],
    }),
  );

  const tokens = { tUSD, tBTC };
  const setUp = (step: string, data: Hex) => send(step, { to: exchange, data, gas: CALL_GAS });
  for (const [name, address] of Object.entries(tokens)) {
    await setUp(
      `list ${name}`,
      encodeFunctionData({ abi: exchangeAbi, functionName: 'listAsset', args: [address] }),
    );
  }
  await setUp(
    'list BTC-USD',
    encodeFunctionData({
      abi: exchangeAbi,
      functionName: 'listMarket',
      args: [{ ...BTC_USD, feeAccount: treasury }],
    }),
  );
  for (const mint of options.mints ?? []) {
    const data = encodeFunctionData({
      abi: testTokenAbi,
      functionName: 'mint',
      args: [mint.to, mint.amount],
    });
    await send(`mint ${mint.token}`, { to: tokens[mint.token], data, gas: CALL_GAS });
  }

  const blockNumber = await waitForAll(publicClient, sent);
  return {
    chainId,
    blockNumber,
    buildDigest,
    operator,
    treasury,
    qor,
    tUSD,
    tBTC,
    exchange,
    modelRegistry,
    modelVaultFactory,
  };
}

/** Whether the record is of this chain and build, for these parties, and its contracts are really there. */
async function isCurrent(
  publicClient: PublicClient,
  chainId: number,
  options: DeployOptions,
): Promise<boolean> {
  const { record, operator, treasury } = options;
  if (record === undefined || record.chainId !== chainId || record.buildDigest !== buildDigest) return false;
  if (record.operator.toLowerCase() !== operator.toLowerCase()) return false;
  if (record.treasury.toLowerCase() !== treasury.toLowerCase()) return false;
  const { qor, tUSD, tBTC, exchange, modelRegistry, modelVaultFactory } = record;
  const codes = await Promise.all(
    [qor, tUSD, tBTC, exchange, modelRegistry, modelVaultFactory].map((address) =>
      publicClient.getCode({ address }),
    ),
  );
  if (codes.some((code) => code === undefined || code === '0x')) return false;
  // The market is listed last: with it there, the deployment was finished.
  return (
    (await publicClient.readContract({ address: exchange, abi: exchangeAbi, functionName: 'marketCount' })) >
    0
  );
}

async function waitForAll(publicClient: PublicClient, sent: { step: string; hash: Hex }[]): Promise<number> {
  const receipts = await Promise.all(
    sent.map(async ({ step, hash }) => {
      const receipt = await publicClient.waitForTransactionReceipt({ hash });
      if (receipt.status !== 'success')
        throw new DeploymentError('TRANSACTION_FAILED', step, { transactionHash: hash });
      return receipt;
    }),
  );
  return receipts.reduce((highest, { blockNumber }) => Math.max(highest, Number(blockNumber)), 0);
}
