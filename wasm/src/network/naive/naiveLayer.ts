// Every layer for one row, forth and back, written for reading: the specification of assembly/network and assembly/train.
// Test oracle only.
import type { Arithmetic } from '../arithmetic.ts';
import type { LayerShape } from '../networkShapes.ts';
import { conv1d } from './conv1d.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { gru } from './gru.ts';
import { layerNorm } from './layerNorm.ts';
import { lstm } from './lstm.ts';
import { type Keeps, type NaiveLayer, type Sequence, zeros } from './naiveParts.ts';
import { withActivation } from './withActivation.ts';

/** One layer of a network over one row. `keeps` is asked by dropouts; without it they do nothing. */
export function naiveLayer(
  arithmetic: Arithmetic,
  shape: LayerShape,
  parameters: ArrayLike<number>,
  inputs: Sequence,
  keeps?: Keeps,
): NaiveLayer {
  const values = (index: number) => (place: number) =>
    parameters[(shape.tensors[index]?.offset ?? 0) + place] as number;
  const { layer } = shape;
  switch (layer.kind) {
    case 'dense':
      return dense(arithmetic, shape, layer, values(0), values(1), inputs);
    case 'conv1d':
      return conv1d(arithmetic, shape, layer, values(0), values(1), inputs);
    case 'gru':
      return gru(arithmetic, shape, values(0), values(1), values(2), inputs);
    case 'lstm':
      return lstm(arithmetic, shape, values(0), values(1), values(2), inputs);
    case 'layerNorm':
      return layerNorm(arithmetic, shape, layer.epsilon, values(0), values(1), inputs);
    case 'dropout':
      return dropout(arithmetic, layer.rate, inputs, keeps);
    case 'flatten':
      return {
        outputs: [inputs.flat()],
        backward: ([deltas]) => ({
          deltas: inputs.map((row, step) =>
            (deltas as number[]).slice(step * row.length, (step + 1) * row.length),
          ),
          terms: [],
        }),
      };
    case 'lastStep':
      return {
        outputs: inputs.slice(-1),
        backward: ([deltas]) => ({
          deltas: inputs.map((row, step) =>
            step + 1 === inputs.length ? (deltas as number[]) : zeros(row.length),
          ),
          terms: [],
        }),
      };
    default:
      return withActivation(arithmetic, layer, inputs, (deltas) => ({ deltas, terms: [] }));
  }
}
