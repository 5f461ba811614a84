import type { TrainExports } from '../../engine/TrainExports.ts';
import { partFromFile } from './partFromFile.ts';

export const train = partFromFile<TrainExports>(new URL('../../../build/train.wasm', import.meta.url));
