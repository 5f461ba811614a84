import module from '../../../build/core.wasm';
import digests from '../../../build/digests.json' with { type: 'json' };
import type { CoreExports } from '../../engine/CoreExports.ts';
import { partFromModule } from './partFromModule.ts';

export const core = partFromModule<CoreExports>(module, digests.core);
