import { bigIntMax } from '@ethereumjs/util';
import { z } from 'zod';
import { findLogs, type LogQuery, matchingLogs } from '../../state/log-index.ts';
import type { Filter } from '../filters.ts';
import { formatLog } from '../format/format-log.ts';
import { toLogQuery } from '../log-query.ts';
import { defineMethod } from '../method.ts';
import type { NodeContext } from '../node-context.ts';
import { blockNumberOf } from '../resolve-block.ts';
import { RpcError } from '../rpc-error.ts';
import { type LogFilter, logFilter } from '../schemas.ts';

const filterId = z.tuple([
  z
    .string()
    .regex(/^0x[0-9a-f]+$/i, 'not a filter id')
    .transform((value) => value.toLowerCase() as `0x${string}`),
]);
/** Block hashes told in one answer; a poller that was away longer misses the rest and sees it by the numbers. */
const CHANGES_MAX = 10_000n;

/** Logs, and the three kinds of filter that are polled for changes. */
export const logMethods = [
  defineMethod('eth_getLogs', z.tuple([logFilter]), (context, [filter]) => getLogs(context, filter)),
  defineMethod('eth_newFilter', z.tuple([logFilter]), (context, [filter]) => {
    if (filter.blockHash != null) throw new RpcError('INVALID_PARAMS', 'a filter has no blockHash');
    const from = blockNumberOf(context, filter.fromBlock ?? 'latest');
    const to = typeof filter.toBlock === 'bigint' ? filter.toBlock : null;
    const next = context.chain.head.number + 1n;
    return context.filters.add({ kind: 'logs', next, query: toLogQuery(filter), from, to });
  }),
  defineMethod('eth_newBlockFilter', z.tuple([]), ({ filters, chain }) =>
    filters.add({ kind: 'blocks', next: chain.head.number + 1n }),
  ),
  defineMethod(
    'eth_newPendingTransactionFilter',
    z.tuple([z.boolean().optional()]),
    ({ filters, arrivals }) => filters.add({ kind: 'pendingTransactions', next: arrivals.next }),
  ),
  defineMethod('eth_uninstallFilter', filterId, ({ filters }, [id]) => filters.remove(id)),
  defineMethod('eth_getFilterChanges', filterId, (context, [id]) =>
    changes(context, context.filters.get(id)),
  ),
  defineMethod('eth_getFilterLogs', filterId, (context, [id]) => {
    const filter = context.filters.get(id);
    if (filter.kind !== 'logs') throw new RpcError('SERVER_ERROR', 'filter not found');
    return search(context, filter.query, filter.from, filter.to ?? context.chain.head.number);
  }),
];

function getLogs(context: NodeContext, filter: LogFilter) {
  const query = toLogQuery(filter);
  if (filter.blockHash != null) {
    if (filter.fromBlock != null || filter.toBlock != null) {
      throw new RpcError('INVALID_PARAMS', 'cannot specify both blockHash and fromBlock/toBlock');
    }
    const block = context.store.blockByHash(filter.blockHash);
    if (block === undefined) throw new RpcError('SERVER_ERROR', 'unknown block');
    return matchingLogs(block, query).map(formatLog);
  }
  const from = blockNumberOf(context, filter.fromBlock ?? 'latest');
  const to = blockNumberOf(context, filter.toBlock ?? 'latest');
  // A poller that asks from the next block on gets nothing yet; only a range that is named and reversed is a mistake.
  if (from > to && typeof filter.toBlock === 'bigint') {
    throw new RpcError('INVALID_PARAMS', 'invalid block range params');
  }
  return search(context, query, from, to);
}

function search({ chain, store }: NodeContext, query: LogQuery, from: bigint, to: bigint) {
  const head = chain.head.number;
  return findLogs(store, query, from, to < head ? to : head).map(formatLog);
}

function changes(context: NodeContext, filter: Filter) {
  const { chain, store, arrivals } = context;
  if (filter.kind === 'pendingTransactions') {
    const hashes = arrivals.since(filter.next);
    filter.next = arrivals.next;
    return hashes;
  }
  const { next } = filter;
  const head = chain.head.number;
  filter.next = head + 1n;
  if (filter.kind === 'logs') {
    const from = bigIntMax(filter.from, next);
    return search(context, filter.query, from, filter.to === null || filter.to > head ? head : filter.to);
  }
  const hashes: string[] = [];
  for (
    let number = head - next >= CHANGES_MAX ? head - CHANGES_MAX + 1n : next;
    number <= head;
    number += 1n
  ) {
    const block = store.block(number);
    if (block !== undefined) hashes.push(block.hash);
  }
  return hashes;
}
