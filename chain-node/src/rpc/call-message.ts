import { bigIntMin, hexToBytes } from '@ethereumjs/util';
import type { BlockEnvironment, CallMessage } from '../execution/executor.ts';
import { RpcError } from './rpc-error.ts';
import type { CallRequest } from './schemas.ts';

const ZERO_ADDRESS = '0x0000000000000000000000000000000000000000';

/**
 * The message that a call request means. Gas defaults to, and never exceeds, a whole block's.
 *
 * @throws {RpcError} if the request contradicts itself
 */
export function toCallMessage(request: CallRequest, block: BlockEnvironment): CallMessage {
  if (request.data != null && request.input != null && request.data !== request.input) {
    throw new RpcError('INVALID_PARAMS', 'both "data" and "input" are set and not equal');
  }
  if (request.gasPrice != null && (request.maxFeePerGas != null || request.maxPriorityFeePerGas != null)) {
    throw new RpcError(
      'INVALID_PARAMS',
      'both gasPrice and (maxFeePerGas or maxPriorityFeePerGas) specified',
    );
  }
  const data = hexToBytes(request.input ?? request.data ?? '0x');
  const gas = request.gas ?? block.gasLimit;
  return {
    from: request.from ?? ZERO_ADDRESS,
    to: request.to ?? undefined,
    data,
    value: request.value ?? 0n,
    gasLimit: bigIntMin(gas, block.gasLimit),
    gasPrice: gasPriceOf(request, block.baseFeePerGas),
    accessList: request.accessList ?? [],
  };
}

function gasPriceOf(request: CallRequest, baseFeePerGas: bigint): bigint {
  const cap = request.gasPrice ?? request.maxFeePerGas ?? 0n;
  const tip = request.maxPriorityFeePerGas ?? 0n;
  if (cap === 0n) return 0n;
  if (cap < tip) {
    throw new RpcError(
      'SERVER_ERROR',
      `max priority fee per gas higher than max fee per gas: ${tip} > ${cap}`,
    );
  }
  if (cap < baseFeePerGas) {
    throw new RpcError('SERVER_ERROR', `max fee per gas less than block base fee: ${cap} < ${baseFeePerGas}`);
  }
  if (request.gasPrice != null) return request.gasPrice;
  return cap < baseFeePerGas + tip ? cap : baseFeePerGas + tip;
}
