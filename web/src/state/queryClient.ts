import { QueryClient } from '@tanstack/react-query';

const RETRIES_MAX = 2;
const STALE_MS = 2_000;

/** One cache for the whole page, reachable for actions as well as for hooks. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: RETRIES_MAX, staleTime: STALE_MS, refetchOnWindowFocus: true },
    mutations: { retry: 0 },
  },
});
