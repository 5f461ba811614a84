import type { Hook, z } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { EdgeError, ERROR_STATUS, type ErrorCode } from './edgeError.ts';

const ISSUES_SHOWN_MAX = 8;

/**
 * What happens when a request does not fit its schema. A schema may name a more telling code than `INVALID_REQUEST`
 * by using that code as its message (`SIGNATURE_MISSING` where the signature is).
 */
export const invalidRequest: Hook<unknown, AppEnv, string, unknown> = (result) => {
  if (!result.success) throw invalidRequestError(result.error);
};

/** The same as an error, for what is not read by a route. */
export function invalidRequestError({ issues }: Pick<z.ZodError, 'issues'>): EdgeError {
  const named = issues
    .map((issue) => issue.message)
    .find((message): message is ErrorCode => message in ERROR_STATUS);
  const shown = issues.slice(0, ISSUES_SHOWN_MAX).map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  const first = shown[0];
  return new EdgeError(
    named ?? 'INVALID_REQUEST',
    `The request does not fit: ${first?.path || 'body'}: ${first?.message}.`,
    {
      details: { issues: shown },
    },
  );
}
