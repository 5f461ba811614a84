/**
 * What every part of the engine exports. Everywhere in the engine's exports addresses and counts are i32 and come back
 * signed, i64 and u64 are bigints, booleans are 0 or 1.
 */
export interface ScratchExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** The address of at least `bytes` bytes whose content the next call may lose; 0 where there is no room. */
  scratch(bytes: number): number;
}
