import { EdgeError, type ErrorBody } from './edgeError.ts';

/**
 * The answer of a Durable Object's method. Errors thrown across an RPC boundary arrive without their class and code,
 * so an expected refusal travels as a value.
 */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ErrorBody };

/** Runs `work`; an EdgeError becomes a refusal, anything else is thrown on (a bug, or a dying object). */
export function attempt<T>(work: () => T): Outcome<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof EdgeError) return { ok: false, error: error.toBody() };
    throw error;
  }
}

/** The value, or the refusal as an EdgeError again. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, message, details } = outcome.error;
  throw new EdgeError(code, message, details ? { details } : {});
}

/** The same for work that waits. */
export async function attemptAsync<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return attempt(() => {
      throw error;
    });
  }
}
