import { randomBytes } from 'node:crypto';
import type { Hex } from 'viem';
import { RpcError } from './rpc-error.ts';

const SUBSCRIPTIONS_MAX = 128;
const ID_BYTES = 16;

/** The subscriptions of one socket. */
export class Subscriptions {
  readonly #send: (message: unknown) => void;
  readonly #active = new Map<Hex, () => void>();

  /** @param send puts a message on the socket */
  constructor(send: (message: unknown) => void) {
    this.#send = send;
  }

  /**
   * @param start begins listening; what it publishes goes to the subscriber; it returns the way to stop
   * @throws {RpcError} if the socket has too many
   */
  add(start: (publish: (result: unknown) => void) => () => void): Hex {
    if (this.#active.size >= SUBSCRIPTIONS_MAX) {
      throw new RpcError('LIMIT_EXCEEDED', `more than ${SUBSCRIPTIONS_MAX} subscriptions on one connection`);
    }
    const subscription: Hex = `0x${randomBytes(ID_BYTES).toString('hex')}`;
    const stop = start((result) =>
      this.#send({ jsonrpc: '2.0', method: 'eth_subscription', params: { subscription, result } }),
    );
    this.#active.set(subscription, stop);
    return subscription;
  }

  remove(id: Hex): boolean {
    this.#active.get(id)?.();
    return this.#active.delete(id);
  }

  close(): void {
    for (const stop of this.#active.values()) stop();
    this.#active.clear();
  }
}
