// What a file says, or an `ImportError` that names what it should have said.
import { invalid } from './ImportError.ts';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordOf(value: unknown, what: string): Record<string, unknown> {
  if (!isRecord(value)) throw invalid(`${what} is missing`);
  return value;
}

export function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw invalid(`${what} is no text`);
  return value;
}

export function numberOf(value: unknown, what: string): number {
  if (typeof value !== 'number') throw invalid(`${what} is no number`);
  return value;
}
