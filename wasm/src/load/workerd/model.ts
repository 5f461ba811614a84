import digests from '../../../build/digests.json' with { type: 'json' };
import module from '../../../build/model.wasm';
import type { ModelExports } from '../../engine/ModelExports.ts';
import { partFromModule } from './partFromModule.ts';

export const model = partFromModule<ModelExports>(module, digests.model);
