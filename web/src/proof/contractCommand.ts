import { encodeFunctionData, numberToHex } from 'viem';
import type { ContractRead } from './proof.ts';
import { rpcCommand } from './rpcCommand.ts';

/** A shell command that asks a contract without this page. */
export function contractCommand({ rpcUrl, to, abi, functionName, args, block }: ContractRead): string {
  const data = encodeFunctionData({ abi, functionName, args });
  return rpcCommand(rpcUrl, 'eth_call', [{ to, data }, block === undefined ? 'latest' : numberToHex(block)]);
}
