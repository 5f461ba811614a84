import type { CoreExports } from '../../engine/CoreExports.ts';
import { partFromFile } from './partFromFile.ts';

export const core = partFromFile<CoreExports>(new URL('../../../build/core.wasm', import.meta.url));
