import { queryOptions } from '@tanstack/react-query';
import type { Hex } from 'viem';
import { countCheckedHeader } from '../proof/verified.ts';
import type { ChainContext } from './chainContext.ts';
import type { RpcHeader } from './checkHeader.ts';

export interface Head {
  number: bigint;
  timestampMs: number;
  saidHash: Hex;
  hash: Hex;
  fields: number;
  /** Whether its parent is the head seen before; undefined where blocks lay between. */
  linked: boolean | undefined;
}

const POLL_MS = 1_000;
let previous: { number: bigint; hash: Hex } | undefined;

/** The newest block, its hash computed here. */
export function headQuery(chain: ChainContext | undefined) {
  return queryOptions({
    queryKey: ['chain', 'head', chain?.rpcUrl],
    enabled: chain !== undefined,
    refetchInterval: POLL_MS,
    queryFn: async (): Promise<Head> => {
      if (!chain) throw new Error('disabled without a chain');
      const { hashHeader } = await import('./checkHeader.ts');
      const header = (await chain.client.request({
        method: 'eth_getBlockByNumber',
        params: ['latest', false],
      })) as unknown as RpcHeader;
      const { hash, fields } = hashHeader(header);
      const number = BigInt(header.number);
      const linked =
        previous && previous.number + 1n === number ? previous.hash === header.parentHash : undefined;
      if (!previous || previous.number !== number) {
        previous = { number, hash: header.hash };
        if (hash === header.hash) countCheckedHeader();
      }
      return {
        number,
        timestampMs: Number(BigInt(header.timestamp as Hex)) * 1_000,
        saidHash: header.hash,
        hash,
        fields,
        linked,
      };
    },
  });
}
