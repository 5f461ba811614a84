import { type Block, createBlock } from '@ethereumjs/block';
import type { Common } from '@ethereumjs/common';
import type { EVMMockBlockchainInterface } from '@ethereumjs/evm';
import { Bloom, createVM, encodeReceipt, type RunTxResult, runTx, type VM } from '@ethereumjs/vm';
import type { Hex } from 'viem';
import type { StateView } from '../state/state-view.ts';
import type { DecodedTransaction } from './decoded-transaction.ts';
import type {
  BlockEnvironment,
  CallMessage,
  CallOutcome,
  ExcludedTransaction,
  ExecutedBlock,
  Executor,
} from './executor.ts';
import { JournaledState } from './journaled-state.ts';
import type { Receipt } from './receipt.ts';
import { receiptsRootOf } from './receipts-root.ts';
import { runMessage } from './run-message.ts';

/** {@link Executor} on the virtual machine of ethereumjs. */
export class EthereumjsExecutor implements Executor {
  readonly #common: Common;

  constructor(common: Common) {
    this.#common = common;
  }

  async executeBlock(
    view: StateView,
    environment: BlockEnvironment,
    transactions: readonly DecodedTransaction[],
    isFull: () => boolean = () => false,
  ): Promise<ExecutedBlock> {
    const state = new JournaledState(view);
    const vm = await this.#createVm(state, environment);
    const block = this.#block(environment);
    const included: DecodedTransaction[] = [];
    const excluded: ExcludedTransaction[] = [];
    const receipts: Receipt[] = [];
    const encodedReceipts: Uint8Array[] = [];
    const bloom = new Bloom(undefined, this.#common);
    const waitingSenders = new Set<Hex>();
    let gasUsed = 0n;
    for (const transaction of transactions) {
      if (isFull()) break;
      const fits = transaction.transaction.gasLimit <= environment.gasLimit - gasUsed;
      if (!fits || waitingSenders.has(transaction.sender)) {
        // The sender's later nonces have to wait with this one; run now they would look invalid.
        waitingSenders.add(transaction.sender);
        excluded.push({ transaction, reason: 'exceeds the gas left in the block', retry: true });
        continue;
      }
      const result = await tryTransaction(vm, block, transaction, gasUsed);
      if (typeof result === 'string') {
        excluded.push({ transaction, reason: result, retry: false });
        continue;
      }
      gasUsed += result.totalGasSpent;
      bloom.or(result.bloom);
      included.push(transaction);
      receipts.push(toReceipt(transaction, result, gasUsed));
      encodedReceipts.push(encodeReceipt(result.receipt, transaction.transaction.type));
    }
    return {
      included,
      excluded,
      receipts,
      gasUsed,
      logsBloom: bloom.bitvector,
      receiptsRoot: await receiptsRootOf(encodedReceipts),
      diff: await state.diff(),
    };
  }

  async call(view: StateView, environment: BlockEnvironment, message: CallMessage): Promise<CallOutcome> {
    const vm = await this.#createVm(new JournaledState(view), environment);
    // A call that offers no price pays none, so it must not be measured against the base fee either.
    const baseFeePerGas = message.gasPrice === 0n ? 0n : environment.baseFeePerGas;
    return runMessage(vm, this.#block({ ...environment, baseFeePerGas }), message);
  }

  #createVm(stateManager: JournaledState, environment: BlockEnvironment): Promise<VM> {
    return createVM({ common: this.#common, stateManager, blockchain: blockHashes(environment) });
  }

  #block({ number, timestamp, gasLimit, baseFeePerGas, coinbase, prevRandao }: BlockEnvironment): Block {
    const header = { number, timestamp, gasLimit, baseFeePerGas, coinbase, mixHash: prevRandao };
    return createBlock({ header }, { common: this.#common });
  }
}

/** The part of a block chain that the EVM sees: hashes, for BLOCKHASH. */
function blockHashes(environment: BlockEnvironment): EVMMockBlockchainInterface {
  const blockchain: EVMMockBlockchainInterface = {
    getBlock: async (number) => {
      const hash = await environment.blockHash(BigInt(number));
      return { hash: () => hash };
    },
    putBlock: async () => {},
    shallowCopy: () => blockchain,
  };
  return blockchain;
}

async function tryTransaction(
  vm: VM,
  block: Block,
  { transaction }: DecodedTransaction,
  blockGasUsed: bigint,
): Promise<RunTxResult | string> {
  try {
    return await runTx(vm, { tx: transaction, block, blockGasUsed, skipHardForkValidation: true });
  } catch (error) {
    // runTx throws for transactions that may not be in a block at all: wrong nonce, too little balance, fee too low.
    return error instanceof Error ? error.message : String(error);
  }
}

function toReceipt(
  { transaction, sender }: DecodedTransaction,
  result: RunTxResult,
  cumulativeGasUsed: bigint,
): Receipt {
  const created = transaction.to === undefined ? result.createdAddress : undefined;
  return {
    type: transaction.type,
    status: result.execResult.exceptionError === undefined ? 1 : 0,
    cumulativeGasUsed,
    gasUsed: result.totalGasSpent,
    effectiveGasPrice: result.amountSpent / result.totalGasSpent,
    sender,
    contractAddress: created === undefined ? null : created.toString(),
    logs: (result.execResult.logs ?? []).map(([address, topics, data]) => ({ address, topics, data })),
  };
}
