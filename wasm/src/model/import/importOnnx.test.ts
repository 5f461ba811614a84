// Each network exists twice: as a tfjs model, and as the ONNX file that an exporter would write of it. The engine's answers to the
// file must be those of tfjs.
import type { Sequential } from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadNetwork } from '../../network/loadNetwork.ts';
import { importOnnx } from './importOnnx.ts';
import { FEATURES, MODELS, predict, prepared, STEPS, someRows } from './tfjsModels.ts';
import { type TestGraph, type TestNode, type TestTensor, writeOnnx } from './writeOnnx.ts';

const TOLERANCE = 1e-5;

interface Weight {
  shape: number[];
  values: Float32Array;
}

async function modelNamed(name: string): Promise<{ model: Sequential; weights: Weight[] }> {
  const model = await prepared(MODELS[name] as () => Sequential);
  const weights = model.getWeights().map((weight) => ({
    shape: weight.shape,
    values: weight.dataSync() as Float32Array,
  }));
  return { model, weights };
}

/** The same numbers with axes in another order. */
function transposed({ shape, values }: Weight, order: readonly number[]): Weight {
  const to = order.map((axis) => shape[axis] as number);
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const places = to.map((_, axis) => to.slice(axis + 1).reduce((product, size) => product * size, 1));
  const turned = values.map((_, place) => {
    const from = order.reduce((sum, axis, index) => {
      const step = Math.floor(place / (places[index] as number)) % (to[index] as number);
      return sum + step * (strides[axis] as number);
    }, 0);
    return values[from] as number;
  });
  return { shape: to, values: turned };
}

/** Keras' `[inputs][gates × units]` as ONNX' `[1][gates × units][inputs]`, gates in the order given. */
function gateRows(weight: Weight, gates: readonly number[]): Weight {
  const { shape, values } = transposed(weight, [1, 0]);
  const [rows, inputs] = shape as [number, number];
  const block = (rows / gates.length) * inputs;
  const ordered = gates.flatMap((gate) => [...values.subarray(gate * block, (gate + 1) * block)]);
  return { shape: [1, rows, inputs], values: Float32Array.from(ordered) };
}

/** Half of each bias as the inputs' and half as the state's: a half is exact. */
function gateBias({ values, shape }: Weight, gates: readonly number[]): Weight {
  const half = gateRows({ shape: [1, ...shape], values }, gates).values.map((value) => value / 2);
  return { shape: [1, 2 * half.length], values: Float32Array.from([...half, ...half]) };
}

const named = (name: string, { shape, values }: Weight): TestTensor => ({ name, shape, values });
const indices = (name: string, shape: number[], ...values: number[]) => ({
  name,
  shape,
  values,
  integers: true,
});
const node = (
  operator: string,
  inputs: string[],
  output: string,
  attributes: NonNullable<TestNode['attributes']> = {},
): TestNode => ({ operator, inputs, outputs: [output], attributes });

/** A dense head as PyTorch writes it: transposed weights. */
function gemm(kernel: Weight, bias: Weight, from: string): { nodes: TestNode[]; tensors: TestTensor[] } {
  return {
    nodes: [node('Gemm', [from, 'headW', 'headB'], 'y', { transB: 1, alpha: { float: 1 } })],
    tensors: [named('headW', transposed(kernel, [1, 0])), named('headB', bias)],
  };
}

async function agrees(model: Sequential, graph: TestGraph): Promise<void> {
  for (const typedFields of [false, true]) {
    const session = await loadNetwork(importOnnx(writeOnnx({ ...graph, typedFields })));
    const rows = someRows(20);
    const theirs = predict(model, rows);
    session.run(rows).forEach((value, i) => {
      expect(Math.abs(value - (theirs[i] as number))).toBeLessThan(TOLERANCE);
    });
  }
}

const inputShape = [STEPS, FEATURES];

test.each(['relu', 'tanh', 'sigmoid', 'elu', 'softmax'])(
  'Flatten, MatMul, Add, %s, Gemm',
  async (activation) => {
    const { model, weights } = await modelNamed(`dense ${activation}`);
    const [kernel, bias, headKernel, headBias] = weights as [Weight, Weight, Weight, Weight];
    const operator = activation.charAt(0).toUpperCase() + activation.slice(1);
    const head = gemm(headKernel, headBias, 'd');
    const nodes = [
      node('Flatten', ['x'], 'a'),
      node('MatMul', ['a', 'W'], 'b'),
      node('Add', ['B', 'b'], 'c'),
      node(operator, ['c'], 'd'),
      ...head.nodes,
    ];
    await agrees(model, {
      nodes,
      tensors: [named('W', kernel), named('B', bias), ...head.tensors],
      inputShape,
    });
  },
);

describe('recurrent cells', () => {
  test('GRU with its last state', async () => {
    const { model, weights } = await modelNamed('gru');
    const [kernel, state, bias, headKernel, headBias] = weights as [Weight, Weight, Weight, Weight, Weight];
    const head = gemm(headKernel, headBias, 'c');
    const gates = [0, 1, 2];
    const cell = { ...node('GRU', ['a', 'W', 'R', 'B'], '', { hidden_size: 6 }), outputs: ['', 'b'] };
    const nodes = [
      node('Transpose', ['x'], 'a', { perm: [1, 0, 2] }),
      cell,
      node('Squeeze', ['b', 'axes'], 'c'),
      ...head.nodes,
    ];
    const tensors = [
      named('W', gateRows(kernel, gates)),
      named('R', gateRows(state, gates)),
      named('B', gateBias(bias, gates)),
      indices('axes', [1], 0),
      ...head.tensors,
    ];
    await agrees(model, { nodes, tensors, inputShape });
  });

  test('LSTM over LSTM with all states, then the last by its index', async () => {
    const { model, weights } = await modelNamed('lstm over lstm');
    const gates = [0, 3, 1, 2]; // ONNX has i, o, f, c where Keras has i, f, c, o
    const [kernel, state, bias, kernel2, state2, bias2, headKernel, headBias] = weights as Weight[] as [
      Weight,
      Weight,
      Weight,
      Weight,
      Weight,
      Weight,
      Weight,
      Weight,
    ];
    const head = gemm(headKernel, headBias, 'g');
    const nodes = [
      node('LSTM', ['x', 'W', 'R', 'B'], 'a', { hidden_size: 5, layout: 1 }),
      node('Squeeze', ['a'], 'b', { axes: [2] }),
      node('Transpose', ['b'], 'c', { perm: [1, 0, 2] }),
      node('LSTM', ['c', 'W2', 'R2', 'B2'], 'd', { hidden_size: 4 }),
      node('Squeeze', ['d', 'axes'], 'e'),
      node('Gather', ['e', 'last'], 'g', { axis: 0 }),
      ...head.nodes,
    ];
    const tensors = [
      named('W', gateRows(kernel, gates)),
      named('R', gateRows(state, gates)),
      named('B', gateBias(bias, gates)),
      named('W2', gateRows(kernel2, gates)),
      named('R2', gateRows(state2, gates)),
      named('B2', gateBias(bias2, gates)),
      indices('axes', [1], 1),
      indices('last', [], -1),
      ...head.tensors,
    ];
    await agrees(model, { nodes, tensors, inputShape });
  });
});

test('dilated causal convolutions, padded by themselves and by a node, into a GRU', async () => {
  const { model, weights } = await modelNamed('dilated causal convolutions');
  const [k1, b1, k2, b2, kernel, state, bias, headKernel, headBias] = weights as Weight[] as [
    Weight,
    Weight,
    Weight,
    Weight,
    Weight,
    Weight,
    Weight,
    Weight,
    Weight,
  ];
  const head = gemm(headKernel, headBias, 'i');
  const gates = [0, 1, 2];
  const nodes = [
    node('Transpose', ['x'], 'a', { perm: [0, 2, 1] }),
    node('Conv', ['a', 'K1', 'b1'], 'b', { pads: [2, 0], dilations: [1], kernel_shape: [3] }),
    node('Relu', ['b'], 'c'),
    node('Pad', ['c', 'pads'], 'd'),
    node('Conv', ['d', 'K2', 'b2'], 'e', { dilations: [3] }),
    node('Transpose', ['e'], 'f', { perm: [2, 0, 1] }),
    { ...node('GRU', ['f', 'W', 'R', 'B'], '', { hidden_size: 4 }), outputs: ['', 'h'] },
    node('Squeeze', ['h', 'axes'], 'i'),
    ...head.nodes,
  ];
  const tensors = [
    named('K1', transposed(k1, [2, 1, 0])),
    named('b1', b1),
    named('K2', transposed(k2, [2, 1, 0])),
    named('b2', b2),
    named('W', gateRows(kernel, gates)),
    named('R', gateRows(state, gates)),
    named('B', gateBias(bias, gates)),
    indices('pads', [6], 0, 0, 3, 0, 0, 0),
    indices('axes', [1], 0),
    ...head.tensors,
  ];
  await agrees(model, { nodes, tensors, inputShape });
});

describe('what there is no layer for is named', () => {
  const W = { name: 'W', shape: [FEATURES, 2], values: new Float32Array(FEATURES * 2) };
  const only = (...nodes: TestNode[]): TestGraph => ({ nodes, tensors: [W], inputShape: [FEATURES] });
  test.each<[string, TestGraph, string[]]>([
    [
      'operators',
      only(node('Erf', ['x'], 'a'), node('Sin', ['a'], 'b'), node('Erf', ['b'], 'y')),
      ['Erf', 'Sin'],
    ],
    [
      'another domain',
      only({ ...node('FusedGemm', ['x'], 'y'), domain: 'com.microsoft' }),
      ['com.microsoft.FusedGemm'],
    ],
    [
      'Gemm with a factor',
      only(node('Gemm', ['x', 'W'], 'y', { alpha: 0.5 })),
      ['Gemm.alpha, beta or transA'],
    ],
    [
      'a branch',
      only(node('Relu', ['x'], 'a'), node('Add', ['a', 'x'], 'y')),
      ['a graph that is no chain (Add)'],
    ],
    ['weights times inputs', only(node('MatMul', ['W', 'x'], 'y')), ['MatMul of weights with inputs']],
  ])('%s', (_name, graph, unsupported) => {
    expect(() => importOnnx(writeOnnx(graph))).toThrow(
      expect.objectContaining({ code: 'IMPORT_UNSUPPORTED', unsupported }),
    );
  });

  test('a GRU that resets after its product, backwards', () => {
    const cell = node('GRU', ['a', 'W', 'R'], 'y', {
      hidden_size: 2,
      linear_before_reset: 1,
      direction: 'reverse',
    });
    const graph = {
      nodes: [node('Transpose', ['x'], 'a', { perm: [1, 0, 2] }), cell],
      tensors: [W, { ...W, name: 'R' }],
      inputShape,
    };
    expect(() => importOnnx(writeOnnx(graph))).toThrow(
      expect.objectContaining({ unsupported: ['GRU.direction', 'GRU.linear_before_reset'] }),
    );
  });
});

test('whatever the bytes are, the importer answers with a typed error', () => {
  const kernel = { name: 'W', shape: [FEATURES, 2], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
  const file = writeOnnx({
    nodes: [node('MatMul', ['x', 'W'], 'a'), node('Tanh', ['a'], 'y')],
    tensors: [kernel],
    inputShape: [FEATURES],
  });
  expect(importOnnx(file).parameters).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6, 0, 0));
  const typed = (bytes: Uint8Array) => {
    try {
      importOnnx(bytes);
    } catch (error) {
      expect(error).toHaveProperty('code', expect.stringMatching(/^(IMPORT|MODEL)_/));
    }
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), typed), { numRuns: 1_000 });
  fc.assert(
    fc.property(
      fc.nat(file.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.nat(file.length),
      (at, value, length) => {
        const damaged = file.slice();
        damaged[at] = value;
        typed(damaged.subarray(0, Math.max(at + 1, length)));
      },
    ),
    { numRuns: 3_000 },
  );
});
