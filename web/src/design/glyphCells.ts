const WIDTH = 5;
const HALF = 3;

/**
 * The filled cells of an id's glyph: five by five, mirrored left to right, one bit of the id for each cell of a half.
 * @param id hex text (an address or a hash); its first 15 bits after mixing decide.
 */
export function glyphCells(id: string): readonly (readonly [x: number, y: number])[] {
  const bits = mix(id.toLowerCase());
  const cells: [number, number][] = [];
  for (let y = 0; y < WIDTH; y++)
    for (let x = 0; x < HALF; x++) {
      if (((bits >>> (y * HALF + x)) & 1) === 0) continue;
      cells.push([x, y]);
      if (x < HALF - 1) cells.push([WIDTH - 1 - x, y]);
    }
  return cells;
}

/** Ids may share a beginning, so every character takes part (multiply and fold, 32 bits). */
function mix(text: string): number {
  let state = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x85ebca6b);
    state ^= state >>> 13;
  }
  return Math.imul(state, 0xc2b2ae35) >>> 8;
}
