import type { CommandAnswer, CommandBody, OrderSocketMessage } from '../src/exchange/commandSchema.ts';
import type {
  CancelBody,
  CanceledAnswer,
  PlacedAnswer,
  PlaceOrderBody,
  TestedAnswer,
} from '../src/exchange/schema.ts';
import { EdgeApiError } from './edgeApiError.ts';
import { keepConnected, type LinkOptions } from './keepConnected.ts';

/** As the edge's own bound of a frame. */
const COMMANDS_PER_FRAME_MAX = 64;
/** Commands that may wait for their answers. */
const UNANSWERED_MAX = 4_096;

type Result = NonNullable<CommandAnswer['result']>;

export interface OrderSocket {
  /** Resolves once the order is on the edge's disk. */
  place(order: PlaceOrderBody): Promise<PlacedAnswer & { replayed: boolean }>;
  cancel(cancel: CancelBody): Promise<CanceledAnswer>;
  /** What `place` would say, without placing. */
  test(order: PlaceOrderBody): Promise<TestedAnswer>;
  /** What is left of the budget of the last command that was answered. */
  readonly remaining: number | undefined;
  close(): void;
}

interface Waiting {
  command: CommandBody;
  resolve: (result: Result) => void;
  reject: (error: EdgeApiError) => void;
}

/**
 * Order entry over one socket. Commands that are sent in one turn share a frame. After a dropped connection everything
 * unanswered is sent again: the edge answers what it has already done with its first answer, so nothing happens twice.
 * Every method throws `EdgeApiError`.
 */
export function openOrderSocket(url: string, options: LinkOptions = {}): OrderSocket {
  const waiting = new Map<number, Waiting>();
  let unsent: CommandBody[] = [];
  let lastId = 0;
  let remaining: number | undefined;

  const link = keepConnected(url, {
    ...options,
    onOpen: () => {
      unsent = [];
      sendAll([...waiting.values()].map(({ command }) => command));
    },
    onMessage: (data) => receive(JSON.parse(data) as OrderSocketMessage),
  });

  function sendAll(commands: CommandBody[]): void {
    for (let start = 0; start < commands.length; start += COMMANDS_PER_FRAME_MAX)
      link.send(JSON.stringify(commands.slice(start, start + COMMANDS_PER_FRAME_MAX)));
  }

  function receive(message: OrderSocketMessage): void {
    if (!Array.isArray(message)) return;
    for (const answer of message) settle(answer);
  }

  function settle({ id, result, error, remaining: left }: CommandAnswer): void {
    const asked = waiting.get(id as number);
    if (!asked) return;
    waiting.delete(id as number);
    remaining = left ?? remaining;
    if (result) asked.resolve(result);
    else asked.reject(toEdgeApiError(error));
  }

  function send(command: Omit<CommandBody, 'id'>): Promise<Result> {
    if (waiting.size >= UNANSWERED_MAX)
      return Promise.reject(
        new EdgeApiError('RATE_LIMITED', `${UNANSWERED_MAX} commands are unanswered.`, { status: 0 }),
      );
    const numbered = { ...command, id: ++lastId } as CommandBody;
    if (unsent.length === 0) queueMicrotask(flush);
    unsent.push(numbered);
    return new Promise((resolve, reject) => waiting.set(lastId, { command: numbered, resolve, reject }));
  }

  function flush(): void {
    const commands = unsent;
    unsent = [];
    // What cannot be sent now is sent when the connection is there.
    if (link.isOpen) sendAll(commands);
  }

  return {
    place: (params) => send({ op: 'order', params }) as Promise<PlacedAnswer & { replayed: boolean }>,
    cancel: (params) => send({ op: 'cancel', params }) as Promise<CanceledAnswer>,
    test: (params) => send({ op: 'test', params }) as Promise<TestedAnswer>,
    get remaining() {
      return remaining;
    },
    close() {
      link.close();
      const closed = new EdgeApiError('UNREACHABLE', 'The socket was closed unanswered.', { status: 0 });
      for (const { reject } of waiting.values()) reject(closed);
      waiting.clear();
    },
  };
}

function toEdgeApiError(error: CommandAnswer['error']): EdgeApiError {
  const { code, message, details } = error ?? { code: 'INTERNAL', message: 'The edge gave no reason.' };
  return new EdgeApiError(code, message, { status: 0, ...(details && { details }) });
}
