import type { CoreExports } from '../../src/engine/CoreExports.ts';
import { partFromFile } from '../../src/load/node/partFromFile.ts';

export const core = partFromFile<CoreExports>(new URL('../../build/core.debug.wasm', import.meta.url));
