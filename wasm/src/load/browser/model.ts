import type { ModelExports } from '../../engine/ModelExports.ts';
import { partFromUrl } from './partFromUrl.ts';

// Bundlers find the file by this very expression.
export const model = partFromUrl<ModelExports>(new URL('../../../build/model.wasm', import.meta.url));
