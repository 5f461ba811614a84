import { createRequire } from 'node:module';

/** libsecp256k1 as an addon of Node: the npm package secp256k1. It throws for what is no signature. */
export interface NativeAddon {
  ecdsaRecover(
    signature: Uint8Array,
    recoveryId: number,
    digest: Uint8Array,
    compressed: boolean,
  ): Uint8Array;
  /** Takes signatures with the lower s alone. */
  ecdsaVerify(signature: Uint8Array, digest: Uint8Array, publicKey: Uint8Array): boolean;
}

/** Undefined, with a line that says so, where the package brings no binary for this platform. */
export function loadNativeAddon(): NativeAddon | undefined {
  try {
    return createRequire(import.meta.url)('secp256k1/bindings.js') as NativeAddon;
  } catch {
    console.warn(
      'SKIPPED: the secp256k1 addon has no binary for this platform; nothing is compared with it.',
    );
    return undefined;
  }
}
