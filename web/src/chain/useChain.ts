'use client';
import { useQuery } from '@tanstack/react-query';
import type { ChainContext } from './chainContext.ts';
import { chainQuery } from './queries.ts';

/** The chain, once it is known. */
export function useChain(): ChainContext | undefined {
  return useQuery(chainQuery).data;
}
