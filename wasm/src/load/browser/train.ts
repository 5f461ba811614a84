import type { TrainExports } from '../../engine/TrainExports.ts';
import { partFromUrl } from './partFromUrl.ts';

// Bundlers find the file by this very expression.
export const train = partFromUrl<TrainExports>(new URL('../../../build/train.wasm', import.meta.url));
