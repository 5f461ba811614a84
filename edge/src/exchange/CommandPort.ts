import type { ErrorBody } from '../http/edgeError.ts';
import type { Outcome } from '../http/outcome.ts';
import type { Usage } from '../http/RateLimiter.ts';
import type { AccountLimits, Budget, Sender } from './AccountLimits.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { CommandAnswer } from './commandSchema.ts';
import type { ExchangeCore } from './exchangeCore.ts';
import type { Metrics } from './metrics.ts';
import type { OrderNameMessage } from './orderDesk.ts';
import type { CanceledAnswer, PlacedAnswer, TestedAnswer } from './schema.ts';
import { type Admitted, cancelFromJson, orderFromJson } from './signedJson.ts';
import type { CancelMessage, OrderMessage } from './signedMessages.ts';
import { admittedOf, type WireCommand } from './wireCommand.ts';

/** What became of a command, and what its sender may still send. */
export interface Reply<T> {
  outcome: Outcome<T>;
  usage: Usage;
}

type Placed = { placed: PlacedAnswer; replayed: boolean };
type Settle<T> = (reply: Reply<T>) => void;

export interface CommandPortParts {
  core: ExchangeCore;
  queue: CommitQueue<OrderNameMessage>;
  limits: AccountLimits;
  metrics: Metrics;
}

/** The door for signed commands: asks the limits, puts the work into the next group, and answers once that is written. */
export class CommandPort {
  readonly #parts: CommandPortParts;

  constructor(parts: CommandPortParts) {
    this.#parts = parts;
  }

  place(admitted: Admitted<OrderMessage>): Promise<Reply<Placed>> {
    return new Promise((resolve, reject) => this.#place(admitted, resolve, reject));
  }

  test(admitted: Admitted<OrderMessage>): Promise<Reply<TestedAnswer>> {
    return new Promise((resolve, reject) => this.#test(admitted, resolve, reject));
  }

  cancel(admitted: Admitted<CancelMessage>): Promise<Reply<CanceledAnswer>> {
    return new Promise((resolve, reject) => this.#cancel(admitted, resolve, reject));
  }

  /** The same for a command as it came over a wire. `failed` is called where the object is about to end. */
  submit(
    command: WireCommand,
    answer: (answer: CommandAnswer) => void,
    failed: (error: unknown) => void,
  ): void {
    const { id, op } = command;
    const settle = ({ outcome, usage }: Reply<NonNullable<CommandAnswer['result']>>) =>
      answer(commandAnswer(id, outcome, usage));
    const order = () => admittedOf(command, orderFromJson);
    if (op === 'cancel') this.#cancel(admittedOf(command, cancelFromJson), settle, failed);
    else if (op === 'test') this.#test(order(), settle, failed);
    else this.#place(order(), ({ outcome, usage }) => settle({ outcome: flat(outcome), usage }), failed);
  }

  #place(admitted: Admitted<OrderMessage>, settle: Settle<Placed>, failed: (error: unknown) => void): void {
    const sender = this.#senderOf(admitted);
    const settlePlaced: Settle<Placed> = (reply) => {
      // An order that traded was no burden: the budget is against orders that only move the book.
      if (reply.outcome.ok && reply.outcome.value.placed.fills.length > 0)
        this.#parts.limits.giveBack('orders', sender, Date.now());
      settle(reply);
    };
    this.#submit(
      'orders',
      admitted,
      (nowMs) => this.#parts.core.place(admitted, nowMs),
      settlePlaced,
      failed,
    );
  }

  #test(admitted: Admitted<OrderMessage>, settle: Settle<TestedAnswer>, failed: (error: unknown) => void) {
    const work = (nowMs: number) => this.#parts.core.test(admitted, nowMs);
    this.#submit('orders', admitted, work, settle, failed);
  }

  #cancel(
    admitted: Admitted<CancelMessage>,
    settle: Settle<CanceledAnswer>,
    failed: (error: unknown) => void,
  ) {
    const work = (nowMs: number) => this.#parts.core.cancel(admitted, nowMs);
    this.#submit('cancels', admitted, work, settle, failed);
  }

  #submit<T>(
    budget: Budget,
    admitted: Admitted<OrderNameMessage>,
    work: (nowMs: number) => T,
    settle: Settle<T>,
    failed: (error: unknown) => void,
  ): void {
    const { limits, queue, metrics } = this.#parts;
    const usage = limits.take(budget, this.#senderOf(admitted), Date.now());
    const told = (outcome: Outcome<T>) => {
      metrics.count('edge_commands_total', { budget, code: outcome.ok ? 'OK' : outcome.error.code });
      settle({ outcome, usage });
    };
    if (!usage.taken) told(refused(`The budget of ${budget} is used up.`, usage.retryAfterMs));
    else if (queue.isFull) told(overrun());
    else queue.push(work, told, failed, admitted.message);
  }

  /** A stranger who names another's account uses up nothing but a budget of its own. */
  #senderOf({ message, signer }: Admitted<Pick<OrderNameMessage, 'account'>>): Sender {
    const account = this.#parts.core.isKeyOf(message.account, signer) ? message.account : signer;
    return { account, key: signer };
  }
}

/** More arrives than the sequencer can take. */
export function overrun(): Outcome<never> {
  return refused('The exchange is overrun; try again.', OVERRUN_RETRY_MS);
}

const OVERRUN_RETRY_MS = 1_000;

function refused(message: string, retryAfterMs: number): Outcome<never> {
  return { ok: false, error: { code: 'RATE_LIMITED', message, details: { retryAfterMs } } };
}

function flat(outcome: Outcome<Placed>): Outcome<PlacedAnswer & { replayed: boolean }> {
  if (!outcome.ok) return outcome;
  const { placed, replayed } = outcome.value;
  return { ok: true, value: { ...placed, replayed } };
}

function commandAnswer(
  id: CommandAnswer['id'],
  outcome: Outcome<NonNullable<CommandAnswer['result']>>,
  usage: Usage,
): CommandAnswer {
  const { remaining } = usage;
  return outcome.ok
    ? { id, ok: true, result: outcome.value, remaining }
    : { id, ok: false, error: outcome.error, remaining };
}

/** A command that the Worker refused before the sequencer saw it. */
export function refusedCommand(id: CommandAnswer['id'], error: ErrorBody): CommandAnswer {
  return { id, ok: false, error };
}
