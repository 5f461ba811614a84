import { bytesToHex } from '@ethereumjs/util';
import { decodeErrorResult, type Hex, parseAbi } from 'viem';
import type { CallOutcome } from '../execution/executor.ts';
import { RpcError } from './rpc-error.ts';

const STANDARD_ERRORS = parseAbi(['error Error(string)', 'error Panic(uint256)']);

/** The error that a failed call is answered with: code 3 with the returned data for a revert, else a server error. */
export function callFailure({ failure, returnData }: CallOutcome): RpcError | undefined {
  if (failure === undefined) return undefined;
  if (failure.kind === 'halt') return new RpcError('SERVER_ERROR', failure.message);
  const data = bytesToHex(returnData);
  const reason = revertReason(data);
  const message = reason === undefined ? failure.message : `${failure.message}: ${reason}`;
  return new RpcError('EXECUTION_REVERTED', message, { data });
}

/** Solidity's own two errors in words; a contract's own errors are the caller's to decode. */
function revertReason(data: Hex): string | undefined {
  try {
    const { errorName, args } = decodeErrorResult({ abi: STANDARD_ERRORS, data });
    return errorName === 'Error' ? args[0] : `panic code 0x${args[0].toString(16).padStart(2, '0')}`;
  } catch {
    return undefined;
  }
}
