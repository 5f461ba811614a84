import type { z } from 'zod';
import type { CallContext } from './node-context.ts';
import { RpcError } from './rpc-error.ts';

/** A method as the dispatcher knows it. */
export interface Method {
  readonly name: string;
  run(context: CallContext, params: unknown): Promise<unknown>;
}

/** Parameters are data: a tuple schema, whose output the handler gets. */
export function defineMethod<Params extends z.ZodType<readonly unknown[]>>(
  name: string,
  params: Params,
  handler: (context: CallContext, params: z.output<Params>) => unknown,
): Method {
  return {
    name,
    async run(context, input) {
      const parsed = params.safeParse(input ?? []);
      if (!parsed.success) throw invalidParams(parsed.error);
      return handler(context, parsed.data);
    },
  };
}

function invalidParams(error: z.ZodError): RpcError {
  const issue = error.issues[0];
  const [index, ...path] = issue?.path ?? [];
  const where = index === undefined ? 'invalid arguments' : `invalid argument ${String(index)}`;
  const field = path.length === 0 ? '' : ` (${path.map(String).join('.')})`;
  return new RpcError('INVALID_PARAMS', `${where}${field}: ${issue?.message ?? 'malformed'}`, {
    cause: error,
  });
}
