import type { CoreExports } from '../../engine/CoreExports.ts';
import type { EnginePart } from '../../engine/EnginePart.ts';

export declare const core: EnginePart<CoreExports>;
