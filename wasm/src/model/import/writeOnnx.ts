// Writes small ONNX files for tests (onnx.proto, protobuf wire format). Test support only.

const text = new TextEncoder();

export interface TestTensor {
  name: string;
  shape: number[];
  /** f32 unless `integers`. */
  values: ArrayLike<number>;
  integers?: boolean;
}

export interface TestNode {
  operator: string;
  inputs: string[];
  outputs: string[];
  /** A float where it is not whole, else an integer; `{ float }` says so of a whole one. */
  attributes?: Record<string, number | number[] | string | { float: number }>;
  domain?: string;
}

export interface TestGraph {
  nodes: TestNode[];
  tensors: TestTensor[];
  /** The batch is of any size. */
  inputShape: number[];
  /** Numbers as typed fields instead of raw bytes. */
  typedFields?: boolean;
}

/** A model from `x` to `y`. */
export function writeOnnx(graph: TestGraph): Uint8Array {
  const batch = bytes(1, bytes(2, text.encode('batch')));
  const shape = bytes(2, join([batch, ...graph.inputShape.map((size) => bytes(1, integer(1, size)))]));
  const input = join([bytes(1, text.encode('x')), bytes(2, bytes(1, join([integer(1, 1), shape])))]);
  return join([
    integer(1, 9),
    bytes(
      7,
      join([
        ...graph.nodes.map((node) => bytes(1, writeNode(node))),
        ...graph.tensors.map((tensor) => bytes(5, writeTensor(tensor, graph.typedFields === true))),
        bytes(11, input),
        bytes(12, bytes(1, text.encode('y'))),
      ]),
    ),
  ]);
}

function writeNode({ operator, inputs, outputs, attributes = {}, domain }: TestNode): Uint8Array {
  return join([
    ...inputs.map((name) => bytes(1, text.encode(name))),
    ...outputs.map((name) => bytes(2, text.encode(name))),
    bytes(4, text.encode(operator)),
    ...(domain ? [bytes(7, text.encode(domain))] : []),
    ...Object.entries(attributes).map(([name, value]) =>
      bytes(5, join([bytes(1, text.encode(name)), writeAttribute(value)])),
    ),
  ]);
}

function writeAttribute(value: number | number[] | string | { float: number }): Uint8Array {
  if (typeof value === 'string') return bytes(4, text.encode(value));
  if (Array.isArray(value)) return join(value.map((one) => integer(8, one)));
  if (typeof value === 'object') return float(2, value.float);
  return Number.isInteger(value) ? integer(3, value) : float(2, value);
}

function writeTensor({ name, shape, values, integers }: TestTensor, typed: boolean): Uint8Array {
  const list = Array.from(values);
  const content = integers
    ? typed
      ? bytes(7, join(list.map(varint)))
      : bytes(9, new Uint8Array(BigInt64Array.from(list, BigInt).buffer))
    : bytes(typed ? 4 : 9, new Uint8Array(Float32Array.from(list).buffer));
  return join([
    ...shape.map((size) => integer(1, size)),
    integer(2, integers ? 7 : 1),
    bytes(8, text.encode(name)),
    content,
  ]);
}

function varint(value: number): Uint8Array {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    out.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(out);
}

const tag = (field: number, type: number) => varint(field * 8 + type);
const integer = (field: number, value: number) => join([tag(field, 0), varint(value)]);
const bytes = (field: number, value: Uint8Array) => join([tag(field, 2), varint(value.length), value]);
const float = (field: number, value: number) =>
  join([tag(field, 5), new Uint8Array(Float32Array.of(value).buffer)]);

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
