import { queryOptions } from '@tanstack/react-query';
import { configQuery } from '../edge/queries.ts';
import { queryClient } from '../state/queryClient.ts';
import type { ChainContext } from './chainContext.ts';

/** The chain, once the edge has said where it is. For actions; views use `chainQuery`. */
export async function chainContext(): Promise<ChainContext> {
  return queryClient.fetchQuery(chainQuery);
}

export const chainQuery = queryOptions({
  queryKey: ['chain', 'context'],
  queryFn: async () => {
    // What reads the chain is a fifth of the first load, and nothing is drawn with it before the edge has answered.
    const [{ chainContextOf }, config] = await Promise.all([
      import('./chainContext.ts'),
      queryClient.fetchQuery(configQuery),
    ]);
    return chainContextOf(config);
  },
  staleTime: Number.POSITIVE_INFINITY,
  // It holds a client with methods, which structural sharing must leave alone.
  structuralSharing: false,
});
