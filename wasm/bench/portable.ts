import { benchBacktest } from './backtest.ts';
import { benchExchange } from './exchange.ts';
import { benchHash } from './hash.ts';
import type { Row } from './measure.ts';
import { benchSimulation } from './simulation.ts';

export { CLOCK, type Row, watchRows } from './measure.ts';

export type PortablePart = 'hash' | 'exchange' | 'backtest' | 'simulation';

/** The parts of the table whose peers run in any host, a browser's worker included. */
export const PORTABLE_PARTS: Readonly<Record<PortablePart, () => Promise<Row[]>>> = {
  hash: benchHash,
  exchange: benchExchange,
  backtest: benchBacktest,
  simulation: benchSimulation,
};
