/** Bytes as text: `0x` and two lower-case digits each. */
export type Hex = `0x${string}`;

export function toHex(bytes: Uint8Array): Hex {
  let text = '0x';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text as Hex;
}

/** The bytes of `0x…`, or undefined if the text is not exactly `length` bytes of hexadecimal. */
export function fromHex(text: string, length: number): Uint8Array | undefined {
  if (text.length !== 2 + 2 * length || !/^0x[0-9a-fA-F]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = Number.parseInt(text.slice(2 + 2 * i, 4 + 2 * i), 16);
  return bytes;
}
