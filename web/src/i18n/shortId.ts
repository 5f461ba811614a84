/** A hash or an address, short enough to read and long enough to compare: `0x5a31…c0f2`. */
export function shortId(id: string): string {
  return id.length <= 12 ? id : `${id.slice(0, 6)}…${id.slice(-4)}`;
}
