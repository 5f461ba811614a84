import { z } from 'zod';
import { LogSearchError } from '../state/log-index.ts';
import type { Method } from './method.ts';
import { blockMethods } from './methods/blocks.ts';
import { feeMethods } from './methods/fees.ts';
import { logMethods } from './methods/logs.ts';
import { networkMethods } from './methods/network.ts';
import { stateMethods } from './methods/state.ts';
import { subscribeMethods } from './methods/subscribe.ts';
import { transactionMethods } from './methods/transactions.ts';
import type { NodeContext } from './node-context.ts';
import { RpcError } from './rpc-error.ts';
import type { Subscriptions } from './subscriptions.ts';

const METHODS = new Map<string, Method>(
  [
    ...networkMethods,
    ...blockMethods,
    ...transactionMethods,
    ...stateMethods,
    ...feeMethods,
    ...logMethods,
    ...subscribeMethods,
  ].map((method) => [method.name, method]),
);

/** Calls in one batch. */
const BATCH_MAX = 1_000;
/** Characters of a batch's answer; the calls after that are refused. */
const BATCH_RESPONSE_MAX = 25_000_000;

const requestSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  method: z.string(),
  params: z.unknown().optional(),
});

type Id = string | number | null;

/** Answers JSON-RPC 2.0 messages. */
export class Dispatcher {
  readonly #context: NodeContext;
  readonly #onInternalError: (error: unknown, method: string) => void;

  /** @param onInternalError hears of failures that are the node's own, not the caller's */
  constructor(context: NodeContext, onInternalError: (error: unknown, method: string) => void) {
    this.#context = context;
    this.#onInternalError = onInternalError;
  }

  /** The answer to a body, as JSON; `undefined` if it consists of notifications only. Never throws. */
  async answer(body: string, subscriptions?: Subscriptions): Promise<string | undefined> {
    let message: unknown;
    try {
      message = JSON.parse(body);
    } catch (cause) {
      return failure(null, new RpcError('PARSE_ERROR', 'parse error', { cause }));
    }
    return Array.isArray(message)
      ? this.#batch(message, subscriptions)
      : this.#single(message, subscriptions);
  }

  /** Runs in order: the transactions of one batch may build on each other. */
  async #batch(
    messages: readonly unknown[],
    subscriptions: Subscriptions | undefined,
  ): Promise<string | undefined> {
    if (messages.length === 0) return failure(null, new RpcError('INVALID_REQUEST', 'empty batch'));
    if (messages.length > BATCH_MAX) {
      return failure(null, new RpcError('INVALID_REQUEST', `batch too large: at most ${BATCH_MAX} calls`));
    }
    const answers: string[] = [];
    let length = 0;
    for (const message of messages) {
      const answer =
        length > BATCH_RESPONSE_MAX
          ? failure(idOf(message), new RpcError('LIMIT_EXCEEDED', 'response too large'))
          : await this.#single(message, subscriptions);
      if (answer === undefined) continue;
      length += answer.length;
      answers.push(answer);
    }
    return answers.length === 0 ? undefined : `[${answers.join(',')}]`;
  }

  async #single(message: unknown, subscriptions: Subscriptions | undefined): Promise<string | undefined> {
    const request = requestSchema.safeParse(message);
    if (!request.success) return failure(idOf(message), new RpcError('INVALID_REQUEST', 'invalid request'));
    const { id, method: name, params } = request.data;
    const answer = await this.#call(id ?? null, name, params, subscriptions);
    return id === undefined ? undefined : answer;
  }

  async #call(
    id: Id,
    name: string,
    params: unknown,
    subscriptions: Subscriptions | undefined,
  ): Promise<string> {
    try {
      const method = METHODS.get(name);
      if (method === undefined) {
        throw new RpcError(
          'METHOD_NOT_FOUND',
          `the method ${name.slice(0, 100)} does not exist/is not available`,
        );
      }
      const result = await method.run({ ...this.#context, subscriptions }, params);
      return JSON.stringify({ jsonrpc: '2.0', id, result });
    } catch (error) {
      return failure(id, this.#toRpcError(error, name));
    }
  }

  #toRpcError(error: unknown, method: string): RpcError {
    if (error instanceof RpcError) return error;
    if (error instanceof LogSearchError)
      return new RpcError('LIMIT_EXCEEDED', error.message, { cause: error });
    this.#onInternalError(error, method);
    return new RpcError('INTERNAL', 'internal error', { cause: error });
  }
}

function failure(id: Id, error: RpcError): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: error.toJson() });
}

function idOf(message: unknown): Id {
  const id = z.looseObject({ id: z.union([z.string(), z.number()]) }).safeParse(message);
  return id.success ? id.data.id : null;
}
