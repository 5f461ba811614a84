import type { ModelExports } from '../../src/engine/ModelExports.ts';
import { partFromFile } from '../../src/load/node/partFromFile.ts';

export const model = partFromFile<ModelExports>(new URL('../../build/model.debug.wasm', import.meta.url));
