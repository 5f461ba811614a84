/** Bytes as text: `0x` and two digits each. */
export type Hex = `0x${string}`;

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const NOT_A_DIGIT = 16;
const NIBBLES = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(digit) ? NOT_A_DIGIT : digit;
});

/** In lower case. */
export function toHex(bytes: Uint8Array): Hex {
  let text = '0x';
  for (const byte of bytes) text += PAIRS[byte];
  return text as Hex;
}

/** The bytes of `0x…`, or undefined if the text is not exactly `length` bytes of hexadecimal. */
export function fromHex(text: string, length: number): Uint8Array | undefined {
  if (text.length !== 2 + 2 * length || !text.startsWith('0x')) return undefined;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const high = nibble(text, 2 + 2 * i);
    const low = nibble(text, 3 + 2 * i);
    if (high === NOT_A_DIGIT || low === NOT_A_DIGIT) return undefined;
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

function nibble(text: string, index: number): number {
  return NIBBLES[text.charCodeAt(index)] ?? NOT_A_DIGIT;
}
