/**
 * Reads a decimal string as an integer of `10^-decimals` units. Answers undefined where it has more decimals than that
 * (trailing zeros are fine), so that nothing is ever rounded on the way in.
 */
export function parseDecimal(text: string, decimals: number): bigint | undefined {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  return BigInt(`${match[1]}${fraction.padEnd(decimals, '0')}`);
}

/** Writes an integer of `10^-decimals` units as the shortest decimal string: 95001 with 1 decimal is `9500.1`, 95000 is `9500`. */
export function formatDecimal(value: bigint | number, decimals: number): string {
  const units = BigInt(value);
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}
