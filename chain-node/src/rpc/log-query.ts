import type { LogQuery } from '../state/log-index.ts';
import type { LogFilter } from './schemas.ts';

/** The search that a log filter means: a list with `null` in it, or an empty one, accepts anything. */
export function toLogQuery({ address, topics }: LogFilter): LogQuery {
  return {
    addresses: address == null ? [] : Array.isArray(address) ? address : [address],
    topics: (topics ?? []).map((wanted) => {
      const list = Array.isArray(wanted) ? wanted : [wanted];
      const hashes = list.filter((topic) => topic !== null);
      return list.length === 0 || hashes.length < list.length ? null : hashes;
    }),
  };
}
