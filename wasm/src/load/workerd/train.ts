import digests from '../../../build/digests.json' with { type: 'json' };
import module from '../../../build/train.wasm';
import type { TrainExports } from '../../engine/TrainExports.ts';
import { partFromModule } from './partFromModule.ts';

export const train = partFromModule<TrainExports>(module, digests.train);
