import type { z } from '@hono/zod-openapi';
import type { ErrorCode } from './edgeError.ts';
import { ERROR_STATUS } from './edgeError.ts';
import { errorShape } from './shapes.ts';

/** The `responses` of a route: its one good answer and the codes it may refuse with. */
export function answers<T extends z.ZodType>(
  shape: T,
  description: string,
  codes: readonly ErrorCode[] = [],
) {
  const refusals: Record<
    number,
    { description: string; content: { 'application/json': { schema: typeof errorShape } } }
  > = {};
  for (const code of codes) {
    const status = ERROR_STATUS[code];
    const described = refusals[status]?.description;
    refusals[status] = {
      description: described ? `${described}, \`${code}\`` : `\`${code}\``,
      content: { 'application/json': { schema: errorShape } },
    };
  }
  return { 200: { description, content: { 'application/json': { schema: shape } } }, ...refusals };
}

/** The `request.body` of a route that takes JSON. */
export function jsonBody<T extends z.ZodType>(shape: T) {
  return { required: true, content: { 'application/json': { schema: shape } } } as const;
}
