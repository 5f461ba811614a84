import { benchExchange } from './exchange.ts';
import { benchHash } from './hash.ts';
import type { Row } from './measure.ts';
import { benchModel } from './model.ts';

export { CLOCK, type Row, watchRows } from './measure.ts';

/** The parts of the table whose peers run in any host, a browser's worker included. */
export const PORTABLE_PARTS: Readonly<Record<'hash' | 'model' | 'exchange', () => Promise<Row[]>>> = {
  hash: benchHash,
  model: benchModel,
  exchange: benchExchange,
};
