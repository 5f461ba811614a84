import { invalid, unsupported } from './ImportError.ts';
import type { NetworkBuilder } from './NetworkBuilder.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnxGraph.ts';

/** The value that goes from node to node, and what its axes mean. */
export class OnnxChain {
  readonly builder: NetworkBuilder;
  /** The name of the value that the next node must take. */
  current: string;
  /** Axes in their order: batch, time, features, and a recurrent operator's direction, which is always of size one. */
  layout: string;
  /** Zeros that were put before the first step and that no convolution has asked for yet. */
  padding = 0;
  readonly #graph: OnnxGraph;
  /** Which of a node's outputs is used; the first unless told. */
  #output = 0;

  constructor(graph: OnnxGraph, builder: NetworkBuilder) {
    this.#graph = graph;
    this.builder = builder;
    this.current = graph.input.name;
    this.layout = graph.input.shape.length === 3 ? 'BTF' : 'BF';
  }

  /** @throws ImportError `IMPORT_UNSUPPORTED` for a graph that branches */
  enter(node: OnnxNode): void {
    const dynamic = node.inputs.filter((name) => name !== '' && !this.#graph.tensors.has(name));
    if (dynamic.length !== 1 || dynamic[0] !== this.current)
      throw unsupported(`a graph that is no chain (${node.operator})`);
    if (this.padding > 0 && node.operator !== 'Conv') throw unsupported(`Pad before ${node.operator}`);
    this.#output = 0;
  }

  leave(node: OnnxNode): void {
    this.current = node.outputs[this.#output] ?? '';
  }

  /** Which of a node's outputs the rest of the graph takes. */
  usedOutput(node: OnnxNode): number {
    const taken = new Set([this.#graph.output, ...this.#graph.nodes.flatMap(({ inputs }) => inputs)]);
    const used = node.outputs.flatMap((name, index) => (name !== '' && taken.has(name) ? [index] : []));
    if (used.length !== 1) throw unsupported(`${node.operator} with ${used.length} outputs in use`);
    this.#output = used[0] as number;
    return this.#output;
  }

  /** A node's constant input: the one at `index`, or the only one. */
  tensorOf(node: OnnxNode, index?: number): OnnxTensor {
    const names = index === undefined ? node.inputs : [node.inputs[index] ?? ''];
    const tensor = names.map((name) => this.#graph.tensors.get(name)).find((found) => found !== undefined);
    if (!tensor) throw invalid(`${node.operator} has no constant where it needs one`);
    return tensor;
  }

  vector(tensor: OnnxTensor): Float32Array {
    return Float32Array.from(tensor.values);
  }

  expect(operator: string, ...layouts: string[]): void {
    if (!layouts.includes(this.layout)) throw unsupported(`${operator} over axes ${this.layout}`);
  }

  transpose(order: readonly number[]): void {
    const axes = order.map((axis) => this.layout[axis] ?? '');
    if (axes.length !== this.layout.length || new Set(axes).size !== axes.length)
      throw invalid('Transpose.perm');
    this.layout = axes.join('');
  }

  squeeze(axes: readonly number[]): void {
    const removed = axes.map((axis) => this.layout.at(axis));
    if (removed.length !== 1 || removed[0] !== 'D') throw unsupported('Squeeze, but of a direction');
    this.layout = this.layout.replace('D', '');
  }

  flatten(): void {
    if (this.layout === 'BF') return;
    this.expect('Flatten', 'BTF');
    this.builder.add({ kind: 'flatten' });
    this.layout = 'BF';
  }
}
