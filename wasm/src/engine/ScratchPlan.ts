const ALIGNMENT = 16;

/** Where things lie behind one another in a scratch area. */
export class ScratchPlan {
  bytes = 0;

  /** The offset of the next `bytes` bytes. */
  reserve(bytes: number, alignment = ALIGNMENT): number {
    const offset = Math.ceil(this.bytes / alignment) * alignment;
    this.bytes = offset + bytes;
    return offset;
  }
}
