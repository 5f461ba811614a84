'use client';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { useEffect, useReducer, useRef } from 'react';
import { fetchHistory } from '../oracle/fetchHistory.ts';
import { type RunningTraining, startTraining } from './startTraining.ts';
import type { TrainingPlan } from './trainingPlan.ts';
import { advanceRun, IDLE_RUN, type TrainingRun } from './trainingRun.ts';

interface Training {
  run: TrainingRun;
  start: (market: MarketAnswer, plan: TrainingPlan) => void;
  stop: () => void;
}

/** One run at a time; leaving the page ends it. */
export function useTraining(): Training {
  const [run, tell] = useReducer(advanceRun, IDLE_RUN);
  const running = useRef<RunningTraining>(undefined);
  useEffect(() => () => running.current?.discard(), []);
  return {
    run,
    start: (market, plan) => {
      running.current?.discard();
      tell({ type: 'started' });
      fetchHistory(market, plan.barsMax).then(
        (candles) => {
          running.current = startTraining(candles, plan, (message) =>
            tell({ type: 'message', message, nowMs: performance.now() }),
          );
        },
        (error: unknown) =>
          tell({
            type: 'message',
            nowMs: performance.now(),
            message: {
              type: 'failed',
              code: 'TRAINING_FAILED',
              message: error instanceof Error ? error.message : String(error),
            },
          }),
      );
    },
    stop: () => {
      tell({ type: 'stopAsked' });
      running.current?.stop();
    },
  };
}
