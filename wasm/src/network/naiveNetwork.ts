import { type Arithmetic, float32 } from './arithmetic.ts';
import type { Network } from './Network.ts';
import { naiveLayer } from './naive/naiveLayer.ts';
import type { Sequence } from './naive/naiveParts.ts';
import { networkShapes } from './networkShapes.ts';

/** Outputs of a network for one row of `steps × features` numbers, in plain loops: the specification of inference. Test oracle only. */
export function naiveNetwork(
  network: Network,
  row: ArrayLike<number>,
  arithmetic: Arithmetic = float32,
): number[] {
  let values: Sequence = Array.from({ length: network.steps }, (_, step) =>
    Array.from({ length: network.features }, (_number, n) =>
      arithmetic.clean(row[step * network.features + n] as number),
    ),
  );
  const parameters = network.parameters.map(arithmetic.clean);
  for (const shape of networkShapes(network))
    values = naiveLayer(arithmetic, shape, parameters, values).outputs;
  const outputs = values.flat();
  return arithmetic === float32 ? outputs.map((value) => (Number.isFinite(value) ? value : 0)) : outputs;
}
