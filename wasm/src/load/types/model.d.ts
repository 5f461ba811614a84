import type { EnginePart } from '../../engine/EnginePart.ts';
import type { ModelExports } from '../../engine/ModelExports.ts';

export declare const model: EnginePart<ModelExports>;
