import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowHash } from '../train/counterHash.ts';
import { initialParameters } from '../train/initialParameters.ts';
import { planArbitrary } from '../train/trainingArbitraries.ts';
import { loadNetwork } from './loadNetwork.ts';
import type { Network } from './Network.ts';
import { naiveNetwork } from './naiveNetwork.ts';
import { networkShapes } from './networkShapes.ts';

const networks: fc.Arbitrary<Network> = planArbitrary.map(({ steps, features, layers, seed }) => {
  const architecture = { steps, features, layers };
  return { ...architecture, parameters: initialParameters(networkShapes(architecture), seed) };
});

test('any number of rows gets the answers of the reference, bit for bit, and a row alone gets its own', async () => {
  await fc.assert(
    fc.asyncProperty(networks, fc.integer({ min: 1, max: 20 }), async (network, count) => {
      const session = await loadNetwork(network);
      const length = network.steps * network.features;
      const rows = Float32Array.from({ length: count * length }, (_, i) => rowHash(count, i) / 2 ** 30 - 2);
      const outputs = session.run(rows);
      for (let row = 0; row < count; row++) {
        const one = rows.subarray(row * length, (row + 1) * length);
        const expected = Float32Array.from(naiveNetwork(network, one));
        expect(outputs.subarray(row * session.outputs, (row + 1) * session.outputs)).toEqual(expected);
        expect(session.run(one)).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
});

test('networks and rows that do not fit are refused by name', async () => {
  const layers = [{ kind: 'dense', units: 2, activation: 'linear' } as const];
  const network = { steps: 1, features: 3, layers, parameters: new Float32Array(8) };
  const refused = (changed: Partial<Network>) =>
    expect(loadNetwork({ ...network, ...changed })).rejects.toThrow(
      expect.objectContaining({ code: 'MODEL_INVALID' }),
    );
  await refused({ parameters: new Float32Array(7) });
  await refused({ parameters: new Float32Array(8).fill(Number.NaN) });
  await refused({ features: 0 });
  await refused({ layers: [] });
  await refused({ steps: 2, parameters: new Float32Array(8) });
  const session = await loadNetwork(network);
  for (const length of [0, 2, 4])
    expect(() => session.run(new Float32Array(length))).toThrow(
      expect.objectContaining({ code: 'CANDLES_INVALID' }),
    );
  expect(session.run(new Float32Array(3))).toEqual(new Float32Array(2));
});
