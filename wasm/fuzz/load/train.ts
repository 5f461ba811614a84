import type { TrainExports } from '../../src/engine/TrainExports.ts';
import { partFromFile } from '../../src/load/node/partFromFile.ts';

export const train = partFromFile<TrainExports>(new URL('../../build/train.debug.wasm', import.meta.url));
