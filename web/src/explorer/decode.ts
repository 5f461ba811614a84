import {
  exchangeAbi,
  modelRegistryAbi,
  modelVaultAbi,
  modelVaultFactoryAbi,
  qorAbi,
  testTokenAbi,
} from '@quantum-chain/contracts';
import { type Abi, type AbiParameter, decodeEventLog, decodeFunctionData, type Hex } from 'viem';

/** One named value of a call or an event; a tuple's or a list's value is its parts. */
export interface DecodedArgument {
  name: string;
  /** Solidity's type. */
  type: string;
  value: string | readonly DecodedArgument[];
}

export interface Decoded {
  /** Of the function or the event. */
  name: string;
  arguments: readonly DecodedArgument[];
}

/** Lists are shown up to this length; the raw data has all of them. */
const LIST_MAX = 50;
const ABI = [
  ...exchangeAbi,
  ...modelRegistryAbi,
  ...modelVaultAbi,
  ...modelVaultFactoryAbi,
  ...qorAbi,
  ...testTokenAbi,
] as Abi;

/** A call's function and named arguments; undefined where no contract of ours has such a function. */
export function decodeCall(data: Hex): Decoded | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: ABI, data });
    const item = ABI.find(
      (candidate) =>
        candidate.type === 'function' &&
        candidate.name === functionName &&
        candidate.inputs.length === (args?.length ?? 0),
    );
    if (item?.type !== 'function') return undefined;
    return { name: functionName, arguments: item.inputs.map((input, at) => describe(input, args?.[at])) };
  } catch {
    return undefined;
  }
}

/** An event's name and named values; undefined where no contract of ours has such an event. */
export function decodeEvent(log: { topics: readonly Hex[]; data: Hex }): Decoded | undefined {
  try {
    const { eventName, args } = decodeEventLog({
      abi: ABI,
      data: log.data,
      topics: log.topics as [Hex, ...Hex[]],
    });
    const item = ABI.find(
      (candidate) =>
        candidate.type === 'event' &&
        candidate.name === eventName &&
        candidate.inputs.filter(({ indexed }) => indexed).length === log.topics.length - 1,
    );
    if (item?.type !== 'event' || eventName === undefined) return undefined;
    const values = args as unknown as Record<string, unknown> | undefined;
    return {
      name: eventName,
      arguments: item.inputs.map((input) => describe(input, values?.[input.name ?? ''])),
    };
  } catch {
    return undefined;
  }
}

function describe(parameter: AbiParameter, value: unknown): DecodedArgument {
  const name = parameter.name ?? '';
  const { type } = parameter;
  if (type.endsWith('[]') && Array.isArray(value))
    return {
      name,
      type,
      value: value
        .slice(0, LIST_MAX)
        .map((entry, at) => describe({ ...parameter, name: String(at), type: type.slice(0, -2) }, entry)),
    };
  if ('components' in parameter && value !== null && typeof value === 'object')
    return {
      name,
      type,
      value: parameter.components.map((part) =>
        describe(part, (value as Record<string, unknown>)[part.name ?? '']),
      ),
    };
  return { name, type, value: String(value) };
}
