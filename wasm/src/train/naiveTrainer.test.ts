import fc from 'fast-check';
import { expect, test } from 'vitest';
import { float64 } from '../network/arithmetic.ts';
import { networkShapes, parameterCount } from '../network/networkShapes.ts';
import { elementHash } from './counterHash.ts';
import { naiveGradients } from './naiveTrainer.ts';
import { dataFor, planArbitrary } from './trainingArbitraries.ts';

const STEP = 1e-5;

/** Nowhere zero, so that no rectifier sits on its corner. */
function someParameters(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (elementHash(seed, i) / 2 ** 32 - 0.4) * 0.8);
}

test('the reference in f64 has the gradients that its losses show', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      planArbitrary.chain((plan) => dataFor(plan).map((data) => ({ plan, data }))),
      fc.nat(),
      ({ plan, data }, seed) => {
        const parameters = someParameters(parameterCount(networkShapes(plan)), seed);
        const lossAt = (index: number, change: number) => {
          const moved = parameters.slice();
          moved[index] = (moved[index] as number) + change;
          return naiveGradients(plan, data, 0, moved, float64).loss;
        };
        const { gradients } = naiveGradients(plan, data, 0, parameters, float64);
        for (let draw = 0; draw < 6; draw++) {
          const index = elementHash(seed, draw) % parameters.length;
          const slope = (lossAt(index, STEP) - lossAt(index, -STEP)) / (2 * STEP);
          const gradient = gradients[index] as number;
          // A relu's corner within the step shows half of a slope: such draws say nothing.
          const half = (lossAt(index, STEP / 2) - lossAt(index, -STEP / 2)) / STEP;
          if (Math.abs(half - slope) > 1e-6 * Math.max(1, Math.abs(slope))) continue;
          expect(Math.abs(gradient - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
          if (Math.abs(slope) > 1e-3) compared++;
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(250);
});
