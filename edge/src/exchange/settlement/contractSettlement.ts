import { exchangeAbi } from '@quantum-chain/contracts';
import {
  BaseError,
  ContractFunctionRevertedError,
  encodeFunctionData,
  getContractError,
  type Hex,
  type PublicClient,
} from 'viem';
import type { Transactor } from '../../chain/Transactor.ts';
import {
  type PreviousSubmission,
  type SettlementBatch,
  type SettlementOutcome,
  SettlementReverted,
  type SettlementTarget,
} from './settlementTarget.ts';

/** A node answers so many blocks of logs at once without complaint. */
const BLOCKS_PER_READ = 2_000n;

/** Settles with the `Exchange` contract as its operator. */
export function contractSettlement(
  client: PublicClient,
  transactor: Transactor,
  exchange: Hex,
  deployedAtBlock: number,
): SettlementTarget {
  const contract = { address: exchange, abi: exchangeAbi } as const;
  return {
    async settledUpTo() {
      return Number(await client.readContract({ ...contract, functionName: 'lastSequence' }));
    },

    async submit(batch: SettlementBatch, previous: PreviousSubmission | undefined) {
      const data = encodeFunctionData({ abi: exchangeAbi, functionName: 'settle', args: [batch] });
      try {
        const { hash, nonce } = await transactor.submit({ to: exchange, data }, previous);
        return { transaction: hash, nonce };
      } catch (error) {
        throw revertOf(error, batch, exchange) ?? error;
      }
    },

    async outcomeOf(transaction: Hex): Promise<SettlementOutcome> {
      const receipt = await client.request({ method: 'eth_getTransactionReceipt', params: [transaction] });
      if (!receipt) return { state: 'pending' };
      if (receipt.status !== '0x1') return { state: 'reverted', reason: 'the transaction reverted' };
      const batchId = await client.readContract({ ...contract, functionName: 'lastBatchId' });
      const blockNumber = Number(receipt.blockNumber);
      return { state: 'settled', batchId: Number(batchId), transaction, blockNumber };
    },

    async find(firstSequence: number) {
      const deployed = BigInt(deployedAtBlock);
      // Backwards, because what is asked for has happened lately.
      for (let to = await client.getBlockNumber({ cacheTime: 0 }); to >= deployed; to -= BLOCKS_PER_READ) {
        const from = to - BLOCKS_PER_READ + 1n;
        const logs = await client.getContractEvents({
          ...contract,
          eventName: 'BatchSettled',
          fromBlock: from > deployed ? from : deployed,
          toBlock: to,
          strict: true,
        });
        const found = logs.find(({ args }) => args.firstSequence === BigInt(firstSequence));
        if (found)
          return {
            batchId: Number(found.args.batchId),
            transaction: found.transactionHash,
            blockNumber: Number(found.blockNumber),
          };
      }
      return undefined;
    },
  };
}

/** The contract's own words for a refusal; undefined where the failure was another one. */
function revertOf(error: unknown, batch: SettlementBatch, exchange: Hex): SettlementReverted | undefined {
  if (!(error instanceof BaseError)) return undefined;
  const named = getContractError(error, {
    abi: exchangeAbi,
    address: exchange,
    functionName: 'settle',
    args: [batch],
  });
  const revert = named.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (!(revert instanceof ContractFunctionRevertedError)) return undefined;
  const { errorName, args } = revert.data ?? {};
  const reason = errorName ? `${errorName}(${(args ?? []).map(String).join(', ')})` : revert.shortMessage;
  return new SettlementReverted(reason, { cause: error });
}
