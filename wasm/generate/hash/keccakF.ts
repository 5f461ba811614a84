// Writes the permutation Keccak-f[1600] (FIPS 202, section 3.3), for one state in u64 and for two in v128. Lane (x, y) is
// a[x + 5y]. All 25 lanes stay in locals for the 24 rounds, which is what makes it fast; the steps keep the standard's
// names.
const SIZE = 5;
const LANES = SIZE * SIZE;
const ROUNDS = 24;
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const wrap = (value: number) => value % SIZE;

/** How a lane is kept, and the operations on it. */
interface Lanes {
  readonly name: string;
  readonly meaning: string;
  readonly laneBytes: number;
  load(offset: number): string;
  store(value: string, offset: number): string;
  roundConstant(): string;
  xor(...values: string[]): string;
  rotate(value: string, bits: number): string;
  /** ¬a ∧ b */
  andNot(a: string, b: string): string;
}

const ONE: Lanes = {
  name: 'keccakF',
  meaning: 'Permutes the 200 bytes at `state` in place.',
  laneBytes: 8,
  load: (offset) => `load<u64>(state, ${offset})`,
  store: (value, offset) => `store<u64>(state, ${value}, ${offset})`,
  roundConstant: () => 'load<u64>(constant)',
  xor: (...values) => values.join(' ^ '),
  rotate: (value, bits) => `rotl<u64>(${value}, ${bits})`,
  andNot: (a, b) => `(~${a} & ${b})`,
};

const TWO: Lanes = {
  name: 'keccakF2',
  meaning: 'Permutes two states in place. At `state` lie 25 vectors; a vector holds the same lane of both.',
  laneBytes: 16,
  load: (offset) => `v128.load(state, ${offset})`,
  store: (value, offset) => `v128.store(state, ${value}, ${offset})`,
  roundConstant: () => 'v128.load_splat<u64>(constant)',
  xor: (...values) => values.reduce((sum, value) => `v128.xor(${sum}, ${value})`),
  rotate: (value, bits) => (bits % 8 === 0 ? shuffled(value, bits / 8) : shifted(value, bits)),
  andNot: (a, b) => `v128.andnot(${b}, ${a})`,
};

function shifted(value: string, bits: number): string {
  return `v128.or(v128.shl<i64>(${value}, ${bits}), v128.shr<u64>(${value}, ${64 - bits}))`;
}

/** Turning both halves by whole bytes is one instruction. */
function shuffled(value: string, bytes: number): string {
  const places = range(16).map((i) => (i & 8) | ((i - bytes) & 7));
  return `v128.shuffle<u8>(${value}, ${value}, ${places.join(', ')})`;
}

/** Section 3.2.2: the offsets grow along a walk through all lanes but (0, 0). */
function rotationOffsets(): number[] {
  const offsets = Array<number>(LANES).fill(0);
  let [x, y] = [1, 0];
  for (let t = 0; t < ROUNDS; t++) {
    offsets[x + SIZE * y] = (((t + 1) * (t + 2)) / 2) % 64;
    [x, y] = [y, wrap(2 * x + 3 * y)];
  }
  return offsets;
}

/** Section 3.2.5: bit 2^j − 1 of each constant is the next of a linear feedback shift register. */
function roundConstants(): bigint[] {
  let register = 1;
  const nextBit = () => {
    const bit = register & 1;
    register <<= 1;
    if (register & 0x100) register ^= 0x171;
    return bit;
  };
  return range(ROUNDS).map(() =>
    range(7).reduce((constant, j) => (nextBit() ? constant | (1n << BigInt(2 ** j - 1)) : constant), 0n),
  );
}

export function keccakF(): string {
  const constants = roundConstants().map((constant) => `0x${constant.toString(16)}`);
  const data = `const ROUND_CONSTANTS: usize = memory.data<u64>([${constants.join(', ')}]);\n`;
  return [data, permutation(ONE), permutation(TWO)].join('\n');
}

function permutation(lanes: Lanes): string {
  const { name, meaning, laneBytes, load, store } = lanes;
  const body = [
    ...range(LANES).map((i) => `let a${i} = ${load(i * laneBytes)};`),
    `for (let constant = ROUND_CONSTANTS; constant < ROUND_CONSTANTS + ${8 * ROUNDS}; constant += 8) {`,
    ...theta(lanes),
    ...rhoAndPi(lanes),
    ...chiAndIota(lanes),
    '}',
    ...range(LANES).map((i) => `${store(`a${i}`, i * laneBytes)};`),
  ];
  return `/** ${meaning} */\nexport function ${name}(state: usize): void {\n${body.join('\n')}\n}\n`;
}

/** Each column's parity is added to its neighbours. */
function theta({ xor, rotate }: Lanes): string[] {
  const columns = range(SIZE).map(
    (x) => `const c${x} = ${xor(...range(SIZE).map((y) => `a${x + SIZE * y}`))};`,
  );
  const sums = range(SIZE).map(
    (x) => `const d${x} = ${xor(`c${wrap(x + 4)}`, rotate(`c${wrap(x + 1)}`, 1))};`,
  );
  return [...columns, ...sums];
}

/** Each lane is turned by its offset and moved to (y, 2x + 3y). */
function rhoAndPi({ xor, rotate }: Lanes): string[] {
  const offsets = rotationOffsets();
  return range(LANES).flatMap((i) => {
    const [x, y] = [wrap(i), Math.floor(i / SIZE)];
    const moved = y + SIZE * wrap(2 * x + 3 * y);
    const offset = offsets[i] ?? 0;
    const sum = `const t${moved} = ${xor(`a${i}`, `d${x}`)};`;
    return [sum, `const b${moved} = ${offset ? rotate(`t${moved}`, offset) : `t${moved}`};`];
  });
}

/** Each lane of a row takes in the next two; the round constant goes to lane (0, 0). */
function chiAndIota({ xor, andNot, roundConstant }: Lanes): string[] {
  return range(LANES).map((i) => {
    const [x, row] = [wrap(i), i - wrap(i)];
    const value = xor(`b${i}`, andNot(`b${row + wrap(x + 1)}`, `b${row + wrap(x + 2)}`));
    return `a${i} = ${i === 0 ? xor(value, roundConstant()) : value};`;
  });
}
