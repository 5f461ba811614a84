import type { Block } from '@ethereumjs/block';
import { createFeeMarket1559Tx } from '@ethereumjs/tx';
import { createAddressFromString } from '@ethereumjs/util';
import type { VM } from '@ethereumjs/vm';
import type { Hex } from 'viem';
import type { CallMessage, CallOutcome } from './executor.ts';

/** EIP-3529: at most this fraction of the gas used comes back. */
const REFUND_QUOTIENT = 5n;

/**
 * Runs an unsigned message as a transaction would run: intrinsic gas, warm addresses, refunds; but without a nonce
 * check, and from any address, also a contract's, since nothing is stored.
 */
export async function runMessage(vm: VM, block: Block, message: CallMessage): Promise<CallOutcome> {
  const intrinsicGas = intrinsicGasOf(vm, message);
  if (intrinsicGas > message.gasLimit) return halt('intrinsic gas too low', message.gasLimit);
  const caller = createAddressFromString(message.from);
  const account = await vm.stateManager.getAccount(caller);
  const gasCost = message.gasLimit * message.gasPrice;
  if ((account?.balance ?? 0n) < gasCost + message.value) {
    return halt('insufficient funds for gas * price + value', 0n);
  }
  if (account !== undefined && gasCost > 0n) {
    account.balance -= gasCost;
    await vm.stateManager.putAccount(caller, account);
  }
  const { journal } = vm.evm;
  await journal.cleanup();
  journal.startReportingAccessList();
  warmUp(vm, block, message);
  const { execResult } = await vm.evm.runCall({
    block,
    caller,
    to: message.to === undefined ? undefined : createAddressFromString(message.to),
    data: message.data,
    value: message.value,
    gasLimit: message.gasLimit - intrinsicGas,
    gasPrice: message.gasPrice,
  });
  const spent = execResult.executionGasUsed + intrinsicGas;
  const refundMax = spent / REFUND_QUOTIENT;
  const refundAsked = execResult.gasRefund ?? 0n;
  const gasRefunded = refundAsked < refundMax ? refundAsked : refundMax;
  const error = execResult.exceptionError && haltReason(execResult.exceptionError.error);
  return {
    returnData: execResult.returnValue,
    gasUsed: spent - gasRefunded,
    gasRefunded,
    logs: (execResult.logs ?? []).map(([address, topics, data]) => ({ address, topics, data })),
    accessList: Array.from(journal.accessList ?? [], ([address, slots]) => ({
      address: `0x${address}` as Hex,
      storageKeys: Array.from(slots, (slot) => `0x${slot}` as Hex),
    })),
    ...(error === undefined
      ? {}
      : {
          failure:
            error === 'revert'
              ? { kind: 'revert', message: 'execution reverted' }
              : { kind: 'halt', message: error },
        }),
  };
}

/** The library appends where in the code it stopped, for some errors. */
function haltReason(error: string): string {
  const reason = error.split(' at ')[0] ?? error;
  return reason === 'invalid JUMP' ? 'invalid jump destination' : reason;
}

function halt(message: string, gasUsed: bigint): CallOutcome {
  return {
    returnData: new Uint8Array(0),
    gasUsed,
    gasRefunded: 0n,
    logs: [],
    accessList: [],
    failure: { kind: 'halt', message },
  };
}

/** Gas that is due before the first instruction, counted by the library on an unsigned transaction. */
function intrinsicGasOf(vm: VM, { to, data, value, accessList }: CallMessage): bigint {
  const fields = {
    to,
    data,
    value,
    accessList: accessList.map((item) => ({ ...item, storageKeys: [...item.storageKeys] })),
  };
  return createFeeMarket1559Tx(fields, {
    common: vm.common,
    allowUnlimitedInitCodeSize: true,
  }).getIntrinsicGas();
}

/** EIP-2929, EIP-2930 and EIP-3651: what is warm before the first instruction. */
function warmUp(vm: VM, block: Block, { from, to, accessList }: CallMessage): void {
  const { journal } = vm.evm;
  for (const address of vm.evm.precompiles.keys()) journal.addAlwaysWarmAddress(address);
  journal.addAlwaysWarmAddress(from);
  if (to !== undefined) journal.addAlwaysWarmAddress(to);
  journal.addAlwaysWarmAddress(block.header.coinbase.toString());
  for (const { address, storageKeys } of accessList) {
    const owner = address.toLowerCase();
    journal.addAlwaysWarmAddress(owner, true);
    for (const slot of storageKeys) journal.addAlwaysWarmSlot(owner, slot.toLowerCase(), true);
  }
}
