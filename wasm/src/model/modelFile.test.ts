import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Layer } from '../network/Network.ts';
import { modelArbitrary, modelFileArbitrary } from './modelArbitraries.ts';
import { encodeModel, type ModelDescription, parseModel } from './modelFile.ts';

test('a file reads back as what was written', () => {
  fc.assert(
    fc.property(modelFileArbitrary, ({ model, file }) => {
      expect(parseModel(file)).toEqual(model);
    }),
  );
});

describe('a broken file is refused', () => {
  const layers: Layer[] = [
    { kind: 'flatten' },
    { kind: 'dense', units: 3, activation: 'relu' },
    { kind: 'dense', units: 1, activation: 'tanh' },
  ];
  const thresholds = { entryThreshold: 0.1, exitThreshold: 0 };
  const file = encodeModel({
    windowBars: 2,
    featureSetId: 1,
    ...thresholds,
    layers,
    parameters: new Float32Array(8 * 3 + 3 + 3 + 1),
  });
  const changed = (offset: number, value: number) => {
    const copy = file.slice();
    new DataView(copy.buffer).setUint32(offset, value, true);
    return copy;
  };
  test.each([
    ['empty', new Uint8Array(0)],
    ['another magic', changed(0, 1)],
    ['the version before', changed(4, 1)],
    ['no window', changed(8, 0)],
    ['a window that gives other parameters', changed(8, 99)],
    ['another feature set', changed(12, 2)],
    ['an entry that is not a number', changed(16, 0x7fc00000)],
    ['no layers', changed(24, 0)],
    ['more layers than there are', changed(24, 16)],
    ['more layers than there may be', changed(24, 2 ** 31)],
    ['an unknown kind of layer', changed(32, 9)],
    ['units where there are none', changed(36, 1)],
    ['a layer of nothing', changed(68, 0)],
    ['a layer of more than fits', changed(68, 2 ** 31)],
    ['an unknown activation', changed(72, 8)],
    ['an alpha that is not a number', changed(76, 0x7fc00000)],
    ['taps of a dense layer', changed(80, 1)],
    ['reserved bytes', changed(92, 1)],
    ['two outputs', changed(100, 2)],
    ['an end that is a sequence', changed(32, 1)],
    ['an infinite weight', changed(128, 0x7f800000)],
    ['a byte too few', file.slice(0, -1)],
    ['a byte too many', Uint8Array.from([...file, 0])],
  ])('%s', (_name, broken) => {
    expect(() => parseModel(broken)).toThrow(expect.objectContaining({ code: 'MODEL_INVALID' }));
  });

  test('and never read past its end, whatever its bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(8, 28, 32, 36, 64, 100),
        fc.uint8Array({ maxLength: 300 }),
        (kept, bytes) => {
          const begun = Uint8Array.from([...file.slice(0, kept), ...bytes]);
          try {
            parseModel(begun);
          } catch (error) {
            expect(error).toMatchObject({ code: 'MODEL_INVALID' });
          }
        },
      ),
    );
  });
});

test('a model whose exit lies above its entry is not written', () => {
  const model = fc.sample(modelArbitrary, 1)[0] as ModelDescription;
  expect(() => encodeModel({ ...model, entryThreshold: 0, exitThreshold: 0.1 })).toThrow('exit lies above');
});
