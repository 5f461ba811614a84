import type { CoreExports } from '../../engine/CoreExports.ts';
import { partFromUrl } from './partFromUrl.ts';

// Bundlers find the file by this very expression.
export const core = partFromUrl<CoreExports>(new URL('../../../build/core.wasm', import.meta.url));
