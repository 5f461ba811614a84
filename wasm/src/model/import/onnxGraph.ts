// An ONNX file's graph (github.com/onnx/onnx, onnx.proto): nodes, their attributes, and tensors by name.
import { invalid, unsupported } from './ImportError.ts';
import { type Field, floatsOf, integersOf, messagesOf, readFields, textsOf } from './protobuf.ts';

const NODES_MAX = 10_000;
/** TensorProto.DataType */
const FLOAT = 1;
const INT64 = 7;

export interface OnnxTensor {
  shape: readonly number[];
  /** f32 or, from 64-bit integers, whole numbers. */
  values: ArrayLike<number>;
}

export interface OnnxNode {
  operator: string;
  inputs: readonly string[];
  outputs: readonly string[];
  integer(name: string, unless: number): number;
  integers(name: string, unless: readonly number[]): readonly number[];
  float(name: string, unless: number): number;
  text(name: string, unless: string): string;
  has(name: string): boolean;
}

export interface OnnxGraph {
  input: { name: string; shape: readonly (number | undefined)[] };
  output: string;
  nodes: readonly OnnxNode[];
  tensors: ReadonlyMap<string, OnnxTensor>;
}

/** @throws ImportError `IMPORT_INVALID`, `IMPORT_UNSUPPORTED` */
export function readOnnx(file: Uint8Array): OnnxGraph {
  const [graphBytes] = messagesOf(readFields(file), 7);
  if (!graphBytes) throw invalid('an ONNX file without a graph');
  const graph = readFields(graphBytes);
  const tensors = new Map(messagesOf(graph, 5).map(readTensor));
  const nodes: OnnxNode[] = [];
  const messages = messagesOf(graph, 1);
  if (messages.length > NODES_MAX) throw invalid(`${messages.length} nodes`);
  for (const bytes of messages) {
    const fields = readFields(bytes);
    const node = readNode(fields);
    if (node.operator === 'Constant') tensors.set(node.outputs[0] ?? '', constantOf(fields));
    else nodes.push(node);
  }
  const inputs = messagesOf(graph, 11)
    .map(readInput)
    .filter(({ name }) => !tensors.has(name));
  const outputs = messagesOf(graph, 12).map((bytes) => textsOf(readFields(bytes), 1)[0] ?? '');
  if (inputs.length !== 1 || outputs.length !== 1)
    throw unsupported(`a graph of ${inputs.length} inputs and ${outputs.length} outputs`);
  return { input: inputs[0] as OnnxGraph['input'], output: outputs[0] as string, nodes, tensors };
}

function readNode(fields: readonly Field[]): OnnxNode {
  const attributes = new Map(
    messagesOf(fields, 5).map((bytes) => {
      const attribute = readFields(bytes);
      return [textsOf(attribute, 1)[0] ?? '', attribute] as const;
    }),
  );
  const of = (name: string) => attributes.get(name) ?? [];
  const [operator] = textsOf(fields, 4);
  if (!operator) throw invalid('a node without an operator');
  const [domain] = textsOf(fields, 7);
  return {
    operator: domain && domain !== 'ai.onnx' ? `${domain}.${operator}` : operator,
    inputs: textsOf(fields, 1),
    outputs: textsOf(fields, 2),
    integer: (name, unless) => integersOf(of(name), 3)[0] ?? unless,
    integers: (name, unless) => (attributes.has(name) ? integersOf(of(name), 8) : unless),
    float: (name, unless) => floatsOf(of(name), 2)[0] ?? unless,
    text: (name, unless) => textsOf(of(name), 4)[0] ?? unless,
    has: (name) => attributes.has(name),
  };
}

function constantOf(fields: readonly Field[]): OnnxTensor {
  for (const bytes of messagesOf(fields, 5)) {
    const [tensor] = messagesOf(readFields(bytes), 5);
    if (tensor) return readTensor(tensor)[1];
  }
  throw unsupported('a Constant that is no tensor');
}

function readTensor(bytes: Uint8Array): [name: string, tensor: OnnxTensor] {
  const fields = readFields(bytes);
  const shape = integersOf(fields, 1);
  const [type] = integersOf(fields, 2);
  const [name = ''] = textsOf(fields, 8);
  const [raw] = messagesOf(fields, 9);
  if (type !== FLOAT && type !== INT64) throw unsupported(`a tensor of data type ${type}`);
  const values = raw ? readRaw(raw, type) : type === FLOAT ? floatsOf(fields, 4) : integersOf(fields, 7);
  const count = shape.reduce((product, size) => product * size, 1);
  if (values.length !== count)
    throw invalid(`tensor ${name} has ${values.length} numbers instead of ${count}`);
  return [name, { shape, values }];
}

function readRaw(raw: Uint8Array, type: number): number[] {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const size = type === FLOAT ? 4 : 8;
  return Array.from({ length: Math.floor(raw.length / size) }, (_, index) =>
    type === FLOAT ? view.getFloat32(index * size, true) : Number(view.getBigInt64(index * size, true)),
  );
}

/** The name and the sizes of a graph's input; a size that varies is undefined. */
function readInput(bytes: Uint8Array): OnnxGraph['input'] {
  const inner = (fields: readonly Field[], number: number) =>
    readFields(messagesOf(fields, number)[0] ?? new Uint8Array());
  const fields = readFields(bytes);
  const shape = inner(inner(inner(fields, 2), 1), 2);
  return {
    name: textsOf(fields, 1)[0] ?? '',
    shape: messagesOf(shape, 1).map((dimension) => integersOf(readFields(dimension), 1)[0]),
  };
}
