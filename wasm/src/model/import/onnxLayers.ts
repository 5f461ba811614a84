// ONNX operators with weights, as github.com/onnx/onnx, docs/Operators.md, defines them, to the engine's layers.
import { invalid, unsupported } from './ImportError.ts';
import type { OnnxChain } from './OnnxChain.ts';
import type { OnnxNode, OnnxTensor } from './onnxGraph.ts';

/** ONNX's order of gates for each of the engine's: z, r, candidate; i, f, g, o from i, o, f, c. */
const GATES = { GRU: [0, 1, 2], LSTM: [0, 2, 3, 1] } as const;
const DEFAULT_EPSILON = 1e-5;

/** `[rows][columns]` of `values` as they lie, as `[columns][rows]`. */
function transposed(values: ArrayLike<number>, rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, place) => {
    return values[(place % rows) * columns + Math.floor(place / rows)] as number;
  });
}

function matrixOf(tensor: OnnxTensor, operator: string): [rows: number, columns: number] {
  const [rows, columns] = tensor.shape;
  if (tensor.shape.length !== 2 || rows === undefined || columns === undefined)
    throw unsupported(`${operator} with weights of ${tensor.shape.length} axes`);
  return [rows, columns];
}

/** Weights at the right place: the chain's value must come first. */
function weightsOf(chain: OnnxChain, node: OnnxNode): OnnxTensor {
  if (node.inputs[0] !== chain.current) throw unsupported(`${node.operator} of weights with inputs`);
  return chain.tensorOf(node, 1);
}

export function addGemm(chain: OnnxChain, node: OnnxNode): void {
  chain.expect('Gemm', 'BF');
  if (node.float('alpha', 1) !== 1 || node.float('beta', 1) !== 1 || node.integer('transA', 0) !== 0)
    throw unsupported('Gemm.alpha, beta or transA');
  const tensor = weightsOf(chain, node);
  const [rows, columns] = matrixOf(tensor, 'Gemm');
  const turned = node.integer('transB', 0) === 1;
  const kernel = turned ? transposed(tensor.values, rows, columns) : chain.vector(tensor);
  const units = turned ? rows : columns;
  const bias = node.inputs[2] ? chain.vector(chain.tensorOf(node, 2)) : new Float32Array(units);
  chain.builder.add({ kind: 'dense', units, activation: 'linear' }, kernel, bias);
}

export function addMatMul(chain: OnnxChain, node: OnnxNode): void {
  chain.expect('MatMul', 'BF', 'BTF', 'TBF');
  const tensor = weightsOf(chain, node);
  const [, units] = matrixOf(tensor, 'MatMul');
  const bias = new Float32Array(units);
  chain.builder.add({ kind: 'dense', units, activation: 'linear' }, chain.vector(tensor), bias);
}

/** Weights `[units][features][taps]`; causal where all padding lies before the first step. */
export function addConv(chain: OnnxChain, node: OnnxNode): void {
  chain.expect('Conv', 'BFT');
  const tensor = weightsOf(chain, node);
  const [units, features, taps] = tensor.shape;
  if (tensor.shape.length !== 3 || !units || !features || !taps) throw unsupported('Conv, but over one axis');
  const [dilation = 1] = node.integers('dilations', [1]);
  const [begin = 0, end = 0] = node.integers('pads', [0, 0]);
  const strides = node.integers('strides', [1]);
  if (strides.some((stride) => stride !== 1) || node.integer('group', 1) !== 1)
    throw unsupported('Conv.strides or group');
  if (
    node.text('auto_pad', 'NOTSET') !== 'NOTSET' ||
    end !== 0 ||
    begin + chain.padding !== (taps - 1) * dilation
  )
    throw unsupported('Conv, but causal (all padding before the first step)');
  chain.padding = 0;
  const kernel = Float32Array.from({ length: taps * features * units }, (_, place) => {
    const unit = place % units;
    const feature = Math.floor(place / units) % features;
    const tap = Math.floor(place / (units * features));
    return tensor.values[(unit * features + feature) * taps + tap] as number;
  });
  const bias = node.inputs[2] ? chain.vector(chain.tensorOf(node, 2)) : new Float32Array(units);
  chain.builder.add({ kind: 'conv1d', units, taps, dilation, activation: 'linear' }, kernel, bias);
}

/** `GRU` and `LSTM`: weights `[1][gates × units][features]`, `[1][gates × units][units]`, biases `[1][2 × gates × units]`. */
export function addCell(chain: OnnxChain, node: OnnxNode): void {
  const operator = node.operator as keyof typeof GATES;
  checkCell(chain, node);
  const units = node.integer('hidden_size', 0);
  const inputs = chain.tensorOf(node, 1);
  const state = chain.tensorOf(node, 2);
  const features = inputs.shape[2] ?? 0;
  const gates = GATES[operator];
  if (inputs.shape[0] !== 1 || inputs.shape[1] !== gates.length * units || state.shape[2] !== units)
    throw invalid(`${operator} has weights of another shape`);
  const bias = new Float32Array(gates.length * units);
  if (node.inputs[3]) {
    const { values } = chain.tensorOf(node, 3);
    for (const [gate, theirs] of gates.entries())
      for (let n = 0; n < units; n++) {
        const at = theirs * units + n;
        bias[gate * units + n] = (values[at] as number) + (values[gates.length * units + at] as number);
      }
  }
  chain.builder.add(
    { kind: operator === 'GRU' ? 'gru' : 'lstm', units },
    gateColumns(inputs.values, gates, units, features),
    gateColumns(state.values, gates, units, units),
    bias,
  );
  chooseOutput(chain, node);
}

function checkCell(chain: OnnxChain, node: OnnxNode): void {
  const name = node.operator;
  chain.expect(name, node.integer('layout', 0) === 1 ? 'BTF' : 'TBF');
  const settings = {
    direction: node.text('direction', 'forward') !== 'forward',
    activations: node.has('activations'),
    clip: node.has('clip'),
    linear_before_reset: name === 'GRU' && node.integer('linear_before_reset', 0) !== 0,
    input_forget: node.integer('input_forget', 0) !== 0,
  };
  const others = Object.entries(settings).flatMap(([setting, is]) => (is ? [`${name}.${setting}`] : []));
  if (node.inputs.slice(4).some((input) => input !== ''))
    others.push(`${name} with lengths, a first state or peepholes`);
  if (others.length > 0) throw unsupported(...others);
}

/** ONNX's `[gates × units][inputs]` as `[inputs][gates × units]`, gates in the engine's order. */
function gateColumns(
  values: ArrayLike<number>,
  gates: readonly number[],
  units: number,
  inputs: number,
): Float32Array {
  const width = gates.length * units;
  return Float32Array.from({ length: inputs * width }, (_, place) => {
    const column = place % width;
    const row = (gates[Math.floor(column / units)] as number) * units + (column % units);
    return values[row * inputs + Math.floor(place / width)] as number;
  });
}

/** All states (output 0) or the last one (output 1); both carry an axis for the direction. */
function chooseOutput(chain: OnnxChain, node: OnnxNode): void {
  const batchFirst = node.integer('layout', 0) === 1;
  const output = chain.usedOutput(node);
  if (output > 1) throw unsupported(`${node.operator}.Y_c`);
  if (output === 0) chain.layout = batchFirst ? 'BTDF' : 'TDBF';
  else {
    chain.builder.add({ kind: 'lastStep' });
    chain.layout = batchFirst ? 'BDF' : 'DBF';
  }
}

export function addLayerNorm(chain: OnnxChain, node: OnnxNode): void {
  if (chain.layout.at(node.integer('axis', -1)) !== 'F' || chain.layout.at(-1) !== 'F')
    throw unsupported('LayerNormalization, but over features');
  const gamma = chain.vector(chain.tensorOf(node, 1));
  const beta = node.inputs[2] ? chain.vector(chain.tensorOf(node, 2)) : new Float32Array(gamma.length);
  chain.builder.add({ kind: 'layerNorm', epsilon: node.float('epsilon', DEFAULT_EPSILON) }, gamma, beta);
}
