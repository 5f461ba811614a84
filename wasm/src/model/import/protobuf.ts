// Reads the wire format of protocol buffers (protobuf.dev, "Encoding") as far as ONNX files need it.
import { invalid } from './ImportError.ts';

/** One field as it lies in a message. Varints and 64-bit numbers are bigints. */
export type Field =
  | { number: number; kind: 'integer'; value: bigint }
  | { number: number; kind: 'float32'; value: number }
  | { number: number; kind: 'bytes'; value: Uint8Array };

const VARINT_BYTES_MAX = 10;
const text = new TextDecoder();

/** All fields of a message in their order. @throws ImportError `IMPORT_INVALID` */
export function readFields(message: Uint8Array): Field[] {
  const reader = new Reader(message);
  const fields: Field[] = [];
  while (!reader.atEnd) {
    const tag = reader.varint();
    const number = Number(tag >> 3n);
    switch (Number(tag & 7n)) {
      case 0:
        fields.push({ number, kind: 'integer', value: reader.varint() });
        break;
      case 1:
        fields.push({ number, kind: 'integer', value: reader.fixed64() });
        break;
      case 2:
        fields.push({ number, kind: 'bytes', value: reader.bytes() });
        break;
      case 5:
        fields.push({ number, kind: 'float32', value: reader.float32() });
        break;
      default:
        throw invalid('a field of an unknown wire type');
    }
  }
  return fields;
}

export function messagesOf(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.flatMap((field) => (field.number === number && field.kind === 'bytes' ? [field.value] : []));
}

export function textsOf(fields: readonly Field[], number: number): string[] {
  return messagesOf(fields, number).map((bytes) => text.decode(bytes));
}

/** Signed integers, one by one or packed. */
export function integersOf(fields: readonly Field[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return [];
    if (field.kind === 'integer') return [Number(BigInt.asIntN(64, field.value))];
    if (field.kind !== 'bytes') throw invalid('a float where an integer should be');
    const reader = new Reader(field.value);
    const values: number[] = [];
    while (!reader.atEnd) values.push(Number(BigInt.asIntN(64, reader.varint())));
    return values;
  });
}

/** f32 numbers, one by one or packed. */
export function floatsOf(fields: readonly Field[], number: number): number[] {
  return fields.flatMap((field) => {
    if (field.number !== number) return [];
    if (field.kind === 'float32') return [field.value];
    if (field.kind !== 'bytes') throw invalid('an integer where a float should be');
    const reader = new Reader(field.value);
    const values: number[] = [];
    while (!reader.atEnd) values.push(reader.float32());
    return values;
  });
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let index = 0; index < VARINT_BYTES_MAX; index++) {
      const byte = this.#bytes[this.#take(1)] as number;
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw invalid('a number that does not end');
  }

  fixed64(): bigint {
    return this.#view.getBigUint64(this.#take(8), true);
  }

  float32(): number {
    return this.#view.getFloat32(this.#take(4), true);
  }

  bytes(): Uint8Array {
    const length = Number(this.varint());
    const from = this.#take(length);
    return this.#bytes.subarray(from, from + length);
  }

  /** Where the next `length` bytes lie. */
  #take(length: number): number {
    const from = this.#at;
    if (!(length <= this.#bytes.length - from)) throw invalid('the file ends too early');
    this.#at = from + length;
    return from;
  }
}
