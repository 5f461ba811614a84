/** What a view may have to show; each case is said, none is guessed from undefined. */
export type Loadable<T> =
  | { state: 'loading' }
  | { state: 'error'; error: unknown; retry: () => void }
  | { state: 'ready'; value: T };

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** A react-query result as a loadable. Old data outlives a failed refresh: the offline bar says how old it is. */
export function loadable<T>(query: QueryLike<T>): Loadable<T> {
  if (query.data !== undefined) return { state: 'ready', value: query.data };
  if (query.error) return { state: 'error', error: query.error, retry: () => void query.refetch() };
  return { state: 'loading' };
}
