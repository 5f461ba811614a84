import { queryOptions } from '@tanstack/react-query';
import { edge } from './edge.ts';

/** What the edge says about itself; it does not change while it runs. */
export const configQuery = queryOptions({
  queryKey: ['edge', 'config'],
  queryFn: () => edge.config(),
  staleTime: Number.POSITIVE_INFINITY,
});

export const marketsQuery = queryOptions({
  queryKey: ['edge', 'markets'],
  queryFn: () => edge.markets(),
  staleTime: Number.POSITIVE_INFINITY,
});
