import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
  const file = fc.sample(modelFileArbitrary, { numRuns: 1, seed: 3 })[0]?.file as Uint8Array;
  const changed = (offset: number, value: number) => {
    const copy = file.slice();
    new DataView(copy.buffer).setUint32(offset, value, true);
    return copy;
  };
  test.each([
    ['empty', new Uint8Array(0)],
    ['another magic', changed(0, 1)],
    ['another version', changed(4, 2)],
    ['no window', changed(8, 0)],
    ['a window that does not fit the first layer', changed(8, 99)],
    ['another feature set', changed(12, 2)],
    ['an entry that is not a number', changed(16, 0x7fc00000)],
    ['no layers', changed(24, 0)],
    ['more layers than there are', changed(24, 16)],
    ['a layer of nothing', changed(36, 0)],
    ['an unknown activation', changed(40, 4)],
    ['an infinite weight', changed(64, 0x7f800000)],
    ['a byte too few', file.slice(0, -1)],
    ['a byte too many', Uint8Array.from([...file, 0])],
  ])('%s', (_name, broken) => {
    expect(() => parseModel(broken)).toThrow(expect.objectContaining({ code: 'MODEL_INVALID' }));
  });

  test('and never read past its end, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const begun = Uint8Array.from([...file.slice(0, 8), ...bytes]);
        try {
          parseModel(begun);
        } catch (error) {
          expect(error).toMatchObject({ code: 'MODEL_INVALID' });
        }
      }),
    );
  });
});

test('a model whose exit lies above its entry is not written', () => {
  const model = fc.sample(modelArbitrary, 1)[0] as ModelDescription;
  expect(() => encodeModel({ ...model, entryThreshold: 0, exitThreshold: 0.1 })).toThrow('exit lies above');
});
