/** RFC 4648, section 5, without padding; ASCII only. */
export function toBase64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
