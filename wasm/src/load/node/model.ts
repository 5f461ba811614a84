import type { ModelExports } from '../../engine/ModelExports.ts';
import { partFromFile } from './partFromFile.ts';

export const model = partFromFile<ModelExports>(new URL('../../../build/model.wasm', import.meta.url));
