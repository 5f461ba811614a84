import type { EnginePart } from '../../engine/EnginePart.ts';
import type { TrainExports } from '../../engine/TrainExports.ts';

export declare const train: EnginePart<TrainExports>;
