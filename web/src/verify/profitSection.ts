import { modelVaultAbi, modelVaultFactoryAbi } from '@quantum-chain/contracts';
import type { Address } from 'viem';
import type { CheckRow } from './CheckRow.ts';
import { checkProfit } from './checkProfit.ts';
import type { VerifyContext } from './VerifyContext.ts';

const VAULTS_MAX = 20n;
const EVENTS_MAX = 20;

/** Works out every newest sharing of profit again from the state before it. */
export async function* checkProfits(context: VerifyContext): AsyncGenerator<CheckRow> {
  const { chain, contracts, signal } = context;
  const factory = { address: contracts.modelVaultFactory, abi: modelVaultFactoryAbi } as const;
  const count = await chain.readContract({ ...factory, functionName: 'vaultCount' });
  const start = count > VAULTS_MAX ? count - VAULTS_MAX : 0n;
  const vaults = await chain.readContract({ ...factory, functionName: 'vaults', args: [start, VAULTS_MAX] });
  let found = 0;
  for (const vault of vaults.toReversed()) {
    signal.throwIfAborted();
    const contract = { address: vault, abi: modelVaultAbi } as const;
    const terms = await chain.readContract({ ...contract, functionName: 'terms' });
    const events = await chain.getContractEvents({
      ...contract,
      eventName: 'ProfitShared',
      fromBlock: BigInt(contracts.blockNumber),
      strict: true,
    });
    for (const { args, blockNumber } of events.slice(-EVENTS_MAX)) {
      found++;
      const before = await sharesBefore(context, vault, args.investor, blockNumber);
      yield* checkProfit({ vault, ...args, terms, before });
    }
  }
  if (found === 0)
    yield { section: 'profit', kind: 'nothingYet', values: {}, ours: '–', theirs: '–', state: 'unchecked' };
}

async function sharesBefore(
  { chain }: VerifyContext,
  vault: Address,
  investor: Address,
  blockNumber: bigint,
) {
  const at = { address: vault, abi: modelVaultAbi, args: [investor], blockNumber: blockNumber - 1n } as const;
  try {
    const [shares, highWaterMark] = await Promise.all([
      chain.readContract({ ...at, functionName: 'balanceOf' }),
      chain.readContract({ ...at, functionName: 'highWaterMark' }),
    ]);
    return { shares, highWaterMark };
  } catch {
    return null;
  }
}
