import type { BlockEnvironment, CallMessage, CallOutcome, Executor } from '../execution/executor.ts';
import { hasCode } from '../state/account-record.ts';
import type { StateView } from '../state/state-view.ts';
import { callFailure } from './call-failure.ts';
import { RpcError } from './rpc-error.ts';

const TRANSFER_GAS = 21_000n;
/** EIP-2300's stipend: a call that is given less fails although it would use less. */
const CALL_STIPEND = 2_300n;
/** The search ends when the bound is this close: no further execution is worth 1.5 % of gas that comes back anyway. */
const TOLERANCE_PER_MILLE = 15n;

/**
 * The least gas limit (within 1.5 %, never too low) that `message` succeeds with.
 *
 * Gas used is no answer: refunds come after the fact, and a call keeps back a 64th of its gas (EIP-150), so the limit
 * has to be higher than what is used in the end. Hence trial runs.
 *
 * @throws {RpcError} if it fails with all the gas it may have
 */
export async function estimateGas(
  executor: Executor,
  state: StateView,
  block: BlockEnvironment,
  message: CallMessage,
): Promise<bigint> {
  const limit = await affordableGas(state, message);
  const run = (gasLimit: bigint): Promise<CallOutcome> =>
    executor.call(state, block, { ...message, gasLimit });
  if (await isPlainTransfer(state, message)) {
    if (limit >= TRANSFER_GAS && (await run(TRANSFER_GAS)).failure === undefined) return TRANSFER_GAS;
  }
  const first = await run(limit);
  if (first.failure !== undefined) {
    const isGas = first.failure.message === 'out of gas' || first.failure.message === 'intrinsic gas too low';
    throw isGas
      ? new RpcError('SERVER_ERROR', `gas required exceeds allowance (${limit})`)
      : (callFailure(first) ?? new RpcError('SERVER_ERROR', first.failure.message));
  }
  let tooLow = first.gasUsed - 1n;
  let enough = limit;
  let guess = ((first.gasUsed + first.gasRefunded + CALL_STIPEND) * 64n) / 63n;
  while (tooLow + 1n < enough && (enough - tooLow) * 1_000n > enough * TOLERANCE_PER_MILLE) {
    const gas = guess > tooLow && guess < enough ? guess : (tooLow + enough) / 2n;
    if ((await run(gas)).failure === undefined) enough = gas;
    else tooLow = gas;
    // Estimates are mostly near the lower bound, so go up in doublings rather than halving from a whole block's gas.
    guess = tooLow * 2n;
  }
  return enough;
}

async function affordableGas(
  state: StateView,
  { from, value, gasPrice, gasLimit }: CallMessage,
): Promise<bigint> {
  if (gasPrice === 0n) return gasLimit;
  const balance = (await state.account(from))?.balance ?? 0n;
  if (balance < value) throw new RpcError('SERVER_ERROR', 'insufficient funds for transfer');
  const affordable = (balance - value) / gasPrice;
  return affordable < gasLimit ? affordable : gasLimit;
}

async function isPlainTransfer(state: StateView, { to, data }: CallMessage): Promise<boolean> {
  if (to === undefined || data.length > 0) return false;
  const account = await state.account(to);
  return account === undefined || !hasCode(account);
}
