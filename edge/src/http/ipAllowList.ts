import { z } from '@hono/zod-openapi';

const ENTRIES_MAX = 32;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/;
const IPV6 = /^[0-9a-f:]{2,39}$/;

/** Addresses that a key works from: IPv4 with or without a prefix length, or whole IPv6 addresses. Empty is anywhere. */
export const ipAllowListShape = z
  .array(
    z.string().max(43).toLowerCase().refine(isEntry, 'must be an IPv4 address or prefix, or an IPv6 address'),
  )
  .max(ENTRIES_MAX)
  .openapi({
    description: 'IPv4 addresses or prefixes, IPv6 addresses; empty is anywhere',
    example: ['203.0.113.0/24'],
  });

/** Whether a list lets an address in. Where the address is not known, only an empty list does. */
export function allowsIp(allowed: readonly string[], ip: string | undefined): boolean {
  return (
    allowed.length === 0 || (ip !== undefined && allowed.some((entry) => matches(entry, ip.toLowerCase())))
  );
}

function isEntry(text: string): boolean {
  return IPV6.test(text) ? text.includes(':') : parseIpv4(text) !== undefined;
}

function matches(entry: string, ip: string): boolean {
  const range = parseIpv4(entry);
  const address = parseIpv4(ip);
  if (!range || !address) return entry === ip;
  const shift = 32 - range.prefix;
  return Math.floor(range.value / 2 ** shift) === Math.floor(address.value / 2 ** shift);
}

function parseIpv4(text: string): { value: number; prefix: number } | undefined {
  const match = IPV4.exec(text);
  if (!match) return undefined;
  const parts = match.slice(1, 5).map(Number);
  const prefix = Number(match[5] ?? 32);
  if (prefix > 32 || parts.some((part) => part > 255)) return undefined;
  return { value: parts.reduce((value, part) => value * 256 + part, 0), prefix };
}
