// Writes SHA-256's compression of a block (FIPS 180-4, section 6.2.2), sixteen rounds at a turn: the last sixteen words
// of the schedule and the eight variables stay in locals, which change names instead of places.
const ROUNDS = 64;
const WORDS = 8;
/** As many rounds as a block has words. */
const TURN = 16;
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** The first primes. */
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

/** The first 32 bits of the fraction of a prime's root of this degree. */
function rootFraction(prime: number, degree: bigint): number {
  const scaled = BigInt(prime) << (32n * degree);
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= scaled) root += bit;
  return Number(BigInt.asUintN(32, root));
}

const turns = (x: string, ...bits: number[]) => bits.map((count) => `rotr<u32>(${x}, ${count})`).join(' ^ ');
// Section 4.1.2, with one operation less in choice and majority.
const sum0 = (x: string) => `(${turns(x, 2, 13, 22)})`;
const sum1 = (x: string) => `(${turns(x, 6, 11, 25)})`;
const sigma0 = (x: string) => `(${turns(x, 7, 18)} ^ (${x} >> 3))`;
const sigma1 = (x: string) => `(${turns(x, 17, 19)} ^ (${x} >> 10))`;
const choice = (x: string, y: string, z: string) => `(${z} ^ (${x} & (${y} ^ ${z})))`;
const majority = (x: string, y: string, z: string) => `((${x} & (${y} ^ ${z})) ^ (${y} & ${z}))`;

export function sha256Compress(): string {
  const initial = primes(WORDS).map((prime) => rootFraction(prime, 2n));
  const constants = primes(ROUNDS).map((prime) => rootFraction(prime, 3n));
  const body = [
    ...range(WORDS).map((i) => `let v${i} = load<u32>(state, ${4 * i});`),
    ...range(TURN).map((i) => `let w${i} = bswap<u32>(load<u32>(block, ${4 * i}));`),
    `for (let constant = ROUND_CONSTANTS; ; constant += ${4 * TURN}) {`,
    ...range(TURN).flatMap(round),
    `if (constant === ROUND_CONSTANTS + ${4 * (ROUNDS - TURN)}) break;`,
    ...range(TURN).map(nextWord),
    '}',
    ...range(WORDS).map((i) => `store<u32>(state, load<u32>(state, ${4 * i}) + v${i}, ${4 * i});`),
  ];
  return [
    '/** Section 5.3.3: fractions of the square roots of the first eight primes. */',
    `export const INITIAL_STATE: usize = memory.data<u32>([${initial.join(', ')}]);\n`,
    '// Section 4.2.2: fractions of the cube roots of the first 64 primes.',
    `const ROUND_CONSTANTS: usize = memory.data<u32>([${constants.join(', ')}]);\n`,
    '/** Takes 64 bytes at `block` into the eight words at `state`. */',
    `export function compress(state: usize, block: usize): void {\n${body.join('\n')}\n}\n`,
  ].join('\n');
}

/** After eight rounds each variable has its own name again. */
function round(t: number): string[] {
  const name = (i: number) => `v${(i - t + TURN) % WORDS}`;
  const [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7].map(name) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return [
    `${h} += ${sum1(e)} + ${choice(e, f, g)} + load<u32>(constant, ${4 * t}) + w${t};`,
    `${d} += ${h};`,
    `${h} += ${sum0(a)} + ${majority(a, b, c)};`,
  ];
}

/** Word t + 16 of the schedule in the place of word t. */
function nextWord(t: number): string {
  const back = (words: number) => `w${(t - words + TURN) % TURN}`;
  return `w${t} += ${sigma1(back(2))} + ${back(7)} + ${sigma0(back(15))};`;
}
