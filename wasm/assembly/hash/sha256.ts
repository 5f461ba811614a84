// SHA-256 (FIPS 180-4).

const BLOCK_BYTES: usize = 64;
const SCHEDULE_BYTES: usize = 256;

// Section 4.2.2: fractional parts of the cube roots of the first 64 primes.
const ROUND_CONSTANTS: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

const schedule: usize = memory.data(256, 16);
const tail: usize = memory.data(128, 16);

let h0: u32 = 0;
let h1: u32 = 0;
let h2: u32 = 0;
let h3: u32 = 0;
let h4: u32 = 0;
let h5: u32 = 0;
let h6: u32 = 0;
let h7: u32 = 0;

/** Writes the digest of `length` bytes at `source` to `target`. */
export function sha256(source: usize, length: usize, target: usize): void {
  initialise();
  const blocks = length / BLOCK_BYTES;
  for (let i: usize = 0; i < blocks; i++) compress(source + i * BLOCK_BYTES);
  compressTail(source + blocks * BLOCK_BYTES, length - blocks * BLOCK_BYTES, length);
  store<u32>(target, bswap(h0), 0);
  store<u32>(target, bswap(h1), 4);
  store<u32>(target, bswap(h2), 8);
  store<u32>(target, bswap(h3), 12);
  store<u32>(target, bswap(h4), 16);
  store<u32>(target, bswap(h5), 20);
  store<u32>(target, bswap(h6), 24);
  store<u32>(target, bswap(h7), 28);
}

// Section 5.3.3: fractional parts of the square roots of the first eight primes.
function initialise(): void {
  h0 = 0x6a09e667;
  h1 = 0xbb67ae85;
  h2 = 0x3c6ef372;
  h3 = 0xa54ff53a;
  h4 = 0x510e527f;
  h5 = 0x9b05688c;
  h6 = 0x1f83d9ab;
  h7 = 0x5be0cd19;
}

// Section 5.1.1: a one bit, zeros, and the length in bits as a big-endian u64, in one block or two.
function compressTail(source: usize, rest: usize, length: usize): void {
  const bytes: usize = rest < 56 ? 64 : 128;
  memory.fill(tail, 0, 128);
  memory.copy(tail, source, rest);
  store<u8>(tail + rest, 0x80);
  store<u64>(tail + bytes - 8, bswap((<u64>length) << 3));
  compress(tail);
  if (bytes === 128) compress(tail + BLOCK_BYTES);
}

// Section 6.2.2.
function compress(block: usize): void {
  expand(block);
  let a = h0;
  let b = h1;
  let c = h2;
  let d = h3;
  let e = h4;
  let f = h5;
  let g = h6;
  let h = h7;
  // Eight rounds a turn: instead of moving eight variables along after each, the next round calls them by other names.
  for (let t: usize = 0; t < SCHEDULE_BYTES; t += 32) {
    const k = ROUND_CONSTANTS + t;
    const w = schedule + t;
    h += sum1(e) + choice(e, f, g) + load<u32>(k, 0) + load<u32>(w, 0);
    d += h;
    h += sum0(a) + majority(a, b, c);
    g += sum1(d) + choice(d, e, f) + load<u32>(k, 4) + load<u32>(w, 4);
    c += g;
    g += sum0(h) + majority(h, a, b);
    f += sum1(c) + choice(c, d, e) + load<u32>(k, 8) + load<u32>(w, 8);
    b += f;
    f += sum0(g) + majority(g, h, a);
    e += sum1(b) + choice(b, c, d) + load<u32>(k, 12) + load<u32>(w, 12);
    a += e;
    e += sum0(f) + majority(f, g, h);
    d += sum1(a) + choice(a, b, c) + load<u32>(k, 16) + load<u32>(w, 16);
    h += d;
    d += sum0(e) + majority(e, f, g);
    c += sum1(h) + choice(h, a, b) + load<u32>(k, 20) + load<u32>(w, 20);
    g += c;
    c += sum0(d) + majority(d, e, f);
    b += sum1(g) + choice(g, h, a) + load<u32>(k, 24) + load<u32>(w, 24);
    f += b;
    b += sum0(c) + majority(c, d, e);
    a += sum1(f) + choice(f, g, h) + load<u32>(k, 28) + load<u32>(w, 28);
    e += a;
    a += sum0(b) + majority(b, c, d);
  }
  h0 += a;
  h1 += b;
  h2 += c;
  h3 += d;
  h4 += e;
  h5 += f;
  h6 += g;
  h7 += h;
}

// Section 4.1.2, with one operation less in each of the first two.
function choice(x: u32, y: u32, z: u32): u32 {
  return z ^ (x & (y ^ z));
}

function majority(x: u32, y: u32, z: u32): u32 {
  return (x & (y ^ z)) ^ (y & z);
}

function sum0(x: u32): u32 {
  return rotr(x, 2) ^ rotr(x, 13) ^ rotr(x, 22);
}

function sum1(x: u32): u32 {
  return rotr(x, 6) ^ rotr(x, 11) ^ rotr(x, 25);
}

function expand(block: usize): void {
  for (let t: usize = 0; t < 16; t++) store<u32>(schedule + (t << 2), bswap(load<u32>(block + (t << 2))));
  // W[t] from W[t - 16], W[t - 15], W[t - 7] and W[t - 2]; `at` is W[t - 16].
  for (let at = schedule; at < schedule + 192; at += 8) {
    store<u32>(
      at,
      load<u32>(at, 0) + sigma0(load<u32>(at, 4)) + load<u32>(at, 36) + sigma1(load<u32>(at, 56)),
      64,
    );
    store<u32>(
      at,
      load<u32>(at, 4) + sigma0(load<u32>(at, 8)) + load<u32>(at, 40) + sigma1(load<u32>(at, 60)),
      68,
    );
  }
}

function sigma0(x: u32): u32 {
  return rotr(x, 7) ^ rotr(x, 18) ^ (x >> 3);
}

function sigma1(x: u32): u32 {
  return rotr(x, 17) ^ rotr(x, 19) ^ (x >> 10);
}
