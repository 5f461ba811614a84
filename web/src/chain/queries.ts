import { queryOptions } from '@tanstack/react-query';
import { configQuery } from '../edge/queries.ts';
import { queryClient } from '../state/queryClient.ts';
import { type ChainContext, chainContextOf } from './chainContext.ts';

/** The chain, once the edge has said where it is. For actions; views use `chainQuery`. */
export async function chainContext(): Promise<ChainContext> {
  return queryClient.fetchQuery(chainQuery);
}

export const chainQuery = queryOptions({
  queryKey: ['chain', 'context'],
  queryFn: async () => chainContextOf(await queryClient.fetchQuery(configQuery)),
  staleTime: Number.POSITIVE_INFINITY,
  // It holds a client with methods, which structural sharing must leave alone.
  structuralSharing: false,
});
