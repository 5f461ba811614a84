import type { Activation, Network } from '../../network/Network.ts';
import { ImportError, invalid, unsupported } from './ImportError.ts';
import { NetworkBuilder } from './NetworkBuilder.ts';
import { OnnxChain } from './OnnxChain.ts';
import { type OnnxGraph, type OnnxNode, readOnnx } from './onnxGraph.ts';
import { addCell, addConv, addGemm, addLayerNorm, addMatMul } from './onnxLayers.ts';

const ACTIVATIONS: Record<string, (node: OnnxNode) => { activation: Activation; alpha?: number }> = {
  Relu: () => ({ activation: 'relu' }),
  Tanh: () => ({ activation: 'tanh' }),
  Sigmoid: () => ({ activation: 'sigmoid' }),
  LeakyRelu: (node) => ({ activation: 'leakyRelu', alpha: node.float('alpha', 0.01) }),
  Elu: (node) => ({ activation: 'elu', alpha: node.float('alpha', 1) }),
};

/** How an operator becomes layers. */
type Handler = (chain: OnnxChain, node: OnnxNode) => void;

const HANDLERS: Record<string, Handler> = {
  Gemm: addGemm,
  MatMul: addMatMul,
  Conv: addConv,
  GRU: addCell,
  LSTM: addCell,
  LayerNormalization: addLayerNorm,
  Add: (chain, node) => chain.builder.addBias(chain.vector(chain.tensorOf(node))),
  Pad: pad,
  Transpose: (chain, node) => chain.transpose(node.integers('perm', [])),
  Squeeze: (chain, node) => chain.squeeze(axesOf(chain, node)),
  Flatten: flatten,
  Reshape: reshape,
  Gather: gather,
  Softmax: softmax,
  Gelu: (chain, node) => {
    if (node.text('approximate', 'none') !== 'none') throw unsupported('Gelu.approximate');
    chain.builder.activate({ activation: 'gelu' });
  },
  Identity: () => {},
  Dropout: () => {},
};

/**
 * An ONNX model that is a chain of operators over `[batch][features]` or `[batch][steps][features]`, f32.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_UNSUPPORTED` (names all operators that there is no layer for); ModelError `MODEL_INVALID` beyond the engine's bounds
 */
export function importOnnx(file: Uint8Array): Network {
  const graph = readOnnx(file);
  refuseUnknown(graph);
  const [steps, features] = inputOf(graph);
  const chain = new OnnxChain(graph, new NetworkBuilder());
  for (const node of graph.nodes) {
    chain.enter(node);
    const activation = ACTIVATIONS[node.operator];
    if (activation) chain.builder.activate(activation(node));
    else HANDLERS[node.operator]?.(chain, node);
    chain.leave(node);
  }
  if (chain.current !== graph.output) throw invalid('the last node does not give the output');
  chain.expect('The output', 'BF');
  return chain.builder.build(steps, features);
}

function refuseUnknown({ nodes }: OnnxGraph): void {
  const names = nodes.map(({ operator }) => operator);
  const unknown = [...new Set(names.filter((name) => !HANDLERS[name] && !ACTIVATIONS[name]))];
  if (unknown.length > 0) throw unsupported(...unknown);
}

function inputOf({ input }: OnnxGraph): [steps: number, features: number] {
  const sizes = input.shape.slice(1);
  if (sizes.length < 1 || sizes.length > 2 || sizes.some((size) => !size))
    throw new ImportError(
      'IMPORT_INVALID',
      'the input is not [batch][features] or [batch][steps][features] with sizes told',
    );
  const [steps, features] = sizes.length === 2 ? sizes : [1, sizes[0]];
  return [steps as number, features as number];
}

/** Zeros before the first step, which the convolution after them must want. */
function pad(chain: OnnxChain, node: OnnxNode): void {
  const pads = node.has('pads') ? node.integers('pads', []) : Array.from(chain.tensorOf(node).values);
  const time = chain.layout.indexOf('T');
  const value = node.inputs[2] ? chain.tensorOf(node, 2).values[0] : node.float('value', 0);
  const others = pads.filter((_, index) => index !== time);
  if (node.text('mode', 'constant') !== 'constant' || value || others.some(Boolean))
    throw unsupported('Pad, but before the first step');
  chain.padding += pads[time] ?? 0;
}

function axesOf(chain: OnnxChain, node: OnnxNode): readonly number[] {
  return node.inputs[1] ? Array.from(chain.tensorOf(node).values) : node.integers('axes', []);
}

function flatten(chain: OnnxChain, node: OnnxNode): void {
  if (node.integer('axis', 1) !== 1) throw unsupported('Flatten.axis');
  chain.flatten();
}

function reshape(chain: OnnxChain, node: OnnxNode): void {
  const { values } = chain.tensorOf(node);
  if (values.length !== 2) throw unsupported('Reshape, but to [batch][features]');
  chain.flatten();
}

/** The last step, which exporters write as an index. */
function gather(chain: OnnxChain, node: OnnxNode): void {
  const axis = node.integer('axis', 0);
  const index = chain.tensorOf(node);
  if (chain.layout.at(axis) !== 'T' || index.shape.length > 0 || index.values[0] !== -1)
    throw unsupported('Gather, but of the last step');
  chain.builder.add({ kind: 'lastStep' });
  chain.layout = chain.layout.replace('T', '');
}

function softmax(chain: OnnxChain, node: OnnxNode): void {
  if (chain.layout.at(node.integer('axis', -1)) !== 'F') throw unsupported('Softmax, but over features');
  chain.builder.activate({ activation: 'softmax' });
}
