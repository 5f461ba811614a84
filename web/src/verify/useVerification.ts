'use client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { configQuery } from '../edge/queries.ts';
import { EMPTY_REPORT, fold, type Report } from './report.ts';
import { startVerification } from './startVerification.ts';
import type { VerifyMessage } from './verify.worker.ts';

type Action = VerifyMessage | { type: 'begin' };

function reduce(report: Report, action: Action): Report {
  return action.type === 'begin' ? { ...EMPTY_REPORT, state: 'running' } : fold(report, action);
}

/** The checks of this tab: begun when the page opens and whenever asked for. */
export function useVerification() {
  const { data: config, error } = useQuery(configQuery);
  const [report, dispatch] = useReducer(reduce, EMPTY_REPORT);
  const stop = useRef<(() => void) | undefined>(undefined);

  const begin = useCallback(() => {
    stop.current?.();
    if (!config?.deployment || !config.rpcUrl) return;
    dispatch({ type: 'begin' });
    const stopThis = startVerification(
      { edgeUrl: window.location.origin, rpcUrl: config.rpcUrl, contracts: config.deployment },
      dispatch,
    );
    stop.current = stopThis;
  }, [config]);

  useEffect(() => {
    begin();
    return () => stop.current?.();
  }, [begin]);

  return {
    report,
    error,
    hasChain: config ? Boolean(config.deployment) : undefined,
    begin,
    cancel: () => stop.current?.(),
  };
}
