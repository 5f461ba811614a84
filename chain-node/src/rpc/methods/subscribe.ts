import { z } from 'zod';
import { matchingLogs } from '../../state/log-index.ts';
import { formatHeader } from '../format/format-block.ts';
import { formatLog } from '../format/format-log.ts';
import { formatTransaction } from '../format/format-transaction.ts';
import { toLogQuery } from '../log-query.ts';
import { defineMethod } from '../method.ts';
import type { CallContext } from '../node-context.ts';
import { RpcError } from '../rpc-error.ts';
import { logFilter } from '../schemas.ts';
import type { Subscriptions } from '../subscriptions.ts';

const subscribeParams = z.union(
  [
    z.tuple([z.literal('newHeads')]),
    z.tuple([z.literal('logs'), logFilter.nullish()]),
    z.tuple([z.literal('newPendingTransactions'), z.boolean().nullish()]),
  ],
  { error: 'not one of newHeads, logs, newPendingTransactions with their options' },
);
const id = z
  .string()
  .regex(/^0x[0-9a-f]+$/i, 'not a subscription id')
  .transform((value) => value.toLowerCase() as `0x${string}`);

/** Pushed news; over WebSocket only. */
export const subscribeMethods = [
  defineMethod('eth_subscribe', subscribeParams, (context, [topic, options]) => {
    const subscriptions = socketOf(context);
    const { chain, mempool } = context;
    if (topic === 'newHeads') {
      return subscriptions.add((publish) => chain.onHead((block) => publish(formatHeader(block))));
    }
    if (topic === 'logs') {
      const query = toLogQuery(typeof options === 'object' && options !== null ? options : {});
      return subscriptions.add((publish) =>
        chain.onHead((block) => {
          for (const log of matchingLogs(block, query)) publish(formatLog(log));
        }),
      );
    }
    return subscriptions.add((publish) =>
      mempool.listen({
        added: ({ hash, transaction, sender }) =>
          publish(options === true ? formatTransaction(transaction, sender) : hash),
        dropped: () => {},
      }),
    );
  }),
  defineMethod('eth_unsubscribe', z.tuple([id]), (context, [subscription]) =>
    socketOf(context).remove(subscription),
  ),
];

function socketOf({ subscriptions }: CallContext): Subscriptions {
  if (subscriptions === undefined) throw new RpcError('METHOD_NOT_FOUND', 'notifications not supported');
  return subscriptions;
}
