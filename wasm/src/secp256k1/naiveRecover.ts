import { secp256k1 } from '@noble/curves/secp256k1.js';

const { n, p } = secp256k1.Point.CURVE();

export interface Numbers {
  readonly digest: bigint;
  readonly r: bigint;
  readonly s: bigint;
  readonly recoveryId: number;
}

/** Public-key recovery by its definition (SEC 1, section 4.1.6): the key's 64 bytes, or undefined where there is none. */
export function naiveRecover({ digest, r, s, recoveryId }: Numbers): Uint8Array | undefined {
  if (r <= 0n || r >= n || s <= 0n || s >= n || recoveryId > 3) return undefined;
  const x = recoveryId & 2 ? r + n : r;
  if (x >= p) return undefined;
  const R = liftX(x, recoveryId & 1);
  if (!R) return undefined;
  const { Fn } = secp256k1.Point;
  const inverse = Fn.inv(r);
  const u1 = Fn.mul(Fn.neg(Fn.create(digest)), inverse);
  const u2 = Fn.mul(s, inverse);
  const Q = secp256k1.Point.BASE.multiplyUnsafe(u1).add(R.multiplyUnsafe(u2));
  return Q.is0() ? undefined : Q.toBytes(false).subarray(1);
}

function liftX(x: bigint, parity: number): InstanceType<typeof secp256k1.Point> | undefined {
  try {
    return secp256k1.Point.fromHex(`0${2 + parity}${toHex32(x)}`);
  } catch {
    return undefined;
  }
}

function toHex32(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

export function toBytes32(value: bigint): Uint8Array {
  return Uint8Array.from(toHex32(value).match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
