'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { edgeStream } from '../edge/edge.ts';
import { type Loadable, loadable } from '../state/loadable.ts';
import { accountQuery, applyAccountMessage, type ExchangeAccount } from './account.ts';

/** An account on the exchange, as it changes. */
export function useAccount(address: string | undefined): Loadable<ExchangeAccount> {
  const client = useQueryClient();
  const query = useQuery(accountQuery(address));
  const loaded = query.data !== undefined;
  useEffect(() => {
    if (address === undefined || !loaded) return;
    return edgeStream().onAccount(address, (message) =>
      client.setQueryData(accountQuery(address).queryKey, (known) => applyAccountMessage(known, message)),
    );
  }, [client, address, loaded]);
  return loadable(query);
}
