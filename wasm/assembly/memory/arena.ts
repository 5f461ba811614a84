// All memory of an instance: arenas that are laid out once and never move, then one scratch area that may grow.
// There is no garbage collector and no free(): what lives and dies is recycled by free lists inside its arena.

const PAGE_BYTES: usize = 65536;
const ALIGNMENT: usize = 64;
/** Inputs, outputs and snapshots pass through here; more is refused, so that one call cannot eat a whole isolate. */
const SCRATCH_BYTES_MAX: usize = 512 << 20;

let top: usize = 0;

function align(address: usize): usize {
  return (address + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

function reach(end: usize): bool {
  const have = <usize>memory.size() * PAGE_BYTES;
  if (end <= have) return true;
  return memory.grow(<i32>((end - have + PAGE_BYTES - 1) / PAGE_BYTES)) >= 0;
}

/** Reserves zeroed memory for good and returns its address, or 0 if the host refuses. Never called after `scratch`. */
export function allocate(bytes: usize): usize {
  if (top === 0) top = align(__heap_base);
  const address = top;
  if (bytes > SCRATCH_BYTES_MAX || !reach(address + bytes)) return 0;
  top = align(address + bytes);
  return address;
}

/** The scratch area with room for at least `bytes`, or 0 if that is too much. Its content is left as it was. */
export function scratch(bytes: usize): usize {
  if (top === 0) top = align(__heap_base);
  return bytes <= SCRATCH_BYTES_MAX && reach(top + bytes) ? top : 0;
}
