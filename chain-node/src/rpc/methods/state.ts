import { bytesToHex } from '@ethereumjs/util';
import { pad } from 'viem';
import { z } from 'zod';
import { EMPTY_ACCOUNT } from '../../state/account-record.ts';
import { proveAccount } from '../../state/prove-account.ts';
import { callFailure } from '../call-failure.ts';
import { toCallMessage } from '../call-message.ts';
import { estimateGas } from '../estimate-gas.ts';
import { toQuantity } from '../format/quantity.ts';
import { defineMethod } from '../method.ts';
import { OverrideStateView } from '../override-state-view.ts';
import { withState } from '../resolve-block.ts';
import { address, callRequest, slot, stateBlock, stateOverrides } from '../schemas.ts';

const at = stateBlock.nullish().transform((value) => value ?? undefined);
const overrides = stateOverrides.nullish().transform((value) => value ?? {});
const ofAddress = z.tuple([address, at]);
/** Storage slots proven in one answer. */
const PROOF_SLOTS_MAX = 1_024;

/** Accounts, storage and calls at any block. */
export const stateMethods = [
  defineMethod('eth_getBalance', ofAddress, (context, [owner, block]) =>
    withState(context, block, async (state) => toQuantity((await state.account(owner))?.balance ?? 0n)),
  ),
  defineMethod('eth_getTransactionCount', ofAddress, (context, [owner, block]) =>
    withState(context, block, async (state) => {
      const nonce = (await state.account(owner))?.nonce ?? 0n;
      return toQuantity(block === 'pending' ? context.mempool.nextNonce(owner, nonce) : nonce);
    }),
  ),
  defineMethod('eth_getCode', ofAddress, (context, [owner, block]) =>
    withState(context, block, async (state) => {
      const account = (await state.account(owner)) ?? EMPTY_ACCOUNT;
      return bytesToHex(await state.code(account.codeHash));
    }),
  ),
  defineMethod('eth_getStorageAt', z.tuple([address, slot, at]), (context, [owner, key, block]) =>
    withState(context, block, async (state) => pad(bytesToHex(await state.storage(owner, key)))),
  ),
  defineMethod(
    'eth_getProof',
    z.tuple([address, z.array(slot).max(PROOF_SLOTS_MAX), at]),
    (context, [owner, keys, block]) =>
      withState(context, block, (_state, _environment, { block: { header } }) =>
        proveAccount(context.store.environment, header.stateRoot, owner, keys),
      ),
  ),
  defineMethod(
    'eth_call',
    z.tuple([callRequest, at, overrides.optional()]),
    (context, [request, block, pretended]) =>
      withState(context, block, async (state, environment) => {
        const view = new OverrideStateView(state, pretended ?? {});
        const outcome = await context.executor.call(view, environment, toCallMessage(request, environment));
        const failure = callFailure(outcome);
        if (failure !== undefined) throw failure;
        return bytesToHex(outcome.returnData);
      }),
  ),
  defineMethod(
    'eth_estimateGas',
    z.tuple([callRequest, at, overrides.optional()]),
    (context, [request, block, pretended]) =>
      withState(context, block ?? 'pending', async (state, environment) => {
        const view = new OverrideStateView(state, pretended ?? {});
        return toQuantity(
          await estimateGas(context.executor, view, environment, toCallMessage(request, environment)),
        );
      }),
  ),
  defineMethod('eth_createAccessList', z.tuple([callRequest, at]), (context, [request, block]) =>
    withState(context, block ?? 'pending', async (state, environment) => {
      const message = toCallMessage(request, environment);
      const { accessList } = await context.executor.call(state, environment, message);
      const { gasUsed, failure } = await context.executor.call(state, environment, {
        ...message,
        accessList,
      });
      return {
        accessList,
        gasUsed: toQuantity(gasUsed),
        ...(failure === undefined ? {} : { error: failure.message }),
      };
    }),
  ),
];
