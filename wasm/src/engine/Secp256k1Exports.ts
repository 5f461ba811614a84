/**
 * What build/secp256k1.wasm and its portable build export (see assembly/secp256k1.ts). Items lie in arrays of a fixed
 * capacity, whose addresses never change.
 */
export interface Secp256k1Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  initialise(): void;
  hasTwoLanes(): number;
  capacity(): number;
  digestsAt(): number;
  signaturesAt(): number;
  recoveryIdsAt(): number;
  publicKeysAt(): number;
  validAt(): number;
  recover(count: number, path: number, lowS: boolean): number;
  verify(count: number, path: number, lowS: boolean): number;
  hashPublicKeys(count: number): number;
}
