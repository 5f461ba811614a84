import type { ErrorBody } from '../http/edgeError.ts';
import { EdgeError } from '../http/edgeError.ts';
import { invalidRequestError } from '../http/invalidRequest.ts';
import { refusedCommand } from './CommandPort.ts';
import {
  COMMANDS_MAX,
  type CommandAnswer,
  type CommandBody,
  commandShape,
  FRAME_BYTES_MAX,
} from './commandSchema.ts';
import type { WireCommand } from './wireCommand.ts';

/** Frames of one client that wait for their signatures to be checked. */
const FRAMES_WAITING_MAX = 1_024;

/** Close codes in the range that RFC 6455 leaves to applications. */
const TOO_MUCH = 4_009;
const BAD_FRAME = 4_000;

type Admit = (command: CommandBody) => Promise<WireCommand>;

/**
 * Stands between a client's order socket and the sequencer's, in the stateless Worker: reads frames, checks shapes and
 * signatures, and hands on what is admitted, in the order in which it came. Answers pass through as they are.
 */
export function relayOrders(client: WebSocket, exchange: WebSocket, admit: Admit): void {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  const answer = (answers: CommandAnswer[]) => {
    if (answers.length > 0 && client.readyState === WebSocket.OPEN) client.send(JSON.stringify(answers));
  };

  client.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string' || data.length > FRAME_BYTES_MAX || waiting >= FRAMES_WAITING_MAX) {
      endBoth(client, exchange, TOO_MUCH, 'too much at once');
      return;
    }
    const frame = parseFrame(data);
    if (!frame) {
      endBoth(client, exchange, BAD_FRAME, `a frame is a command or 1 to ${COMMANDS_MAX} of them`);
      return;
    }
    if (!Array.isArray(frame)) {
      client.send(JSON.stringify({ op: 'pong', id: frame.ping }));
      return;
    }
    waiting++;
    last = last.then(async () => {
      const { admitted, refused } = await admitAll(frame, admit);
      waiting--;
      answer(refused);
      if (admitted.length > 0 && exchange.readyState === WebSocket.OPEN)
        exchange.send(JSON.stringify(admitted));
    });
  });
  exchange.addEventListener('message', ({ data }) => {
    if (client.readyState === WebSocket.OPEN) client.send(data);
  });
  for (const [one, other] of [
    [client, exchange],
    [exchange, client],
  ] as const) {
    one.addEventListener('close', ({ code, reason }) => close(other, code, reason));
    one.addEventListener('error', () => close(other, 1_011, 'the other side failed'));
  }
}

/** Checks all commands of a frame or batch; each gets its own answer. */
export async function admitAll(
  commands: readonly unknown[],
  admit: Admit,
): Promise<{ admitted: WireCommand[]; refused: CommandAnswer[] }> {
  const admitted: WireCommand[] = [];
  const refused: CommandAnswer[] = [];
  for (const command of commands) {
    const read = commandShape.safeParse(command);
    if (!read.success) {
      refused.push(refusedCommand(idOf(command), invalidRequestError(read.error).toBody()));
      continue;
    }
    try {
      admitted.push(await admit(read.data));
    } catch (error) {
      refused.push(refusedCommand(read.data.id, bodyOf(error)));
    }
  }
  return { admitted, refused };
}

function bodyOf(error: unknown): ErrorBody {
  if (error instanceof EdgeError) return error.toBody();
  console.error('unexpected failure in a command', error);
  return { code: 'INTERNAL', message: 'Something failed on this side.' };
}

/** The commands of a frame, or a ping; undefined where it is neither. */
function parseFrame(data: string): unknown[] | { ping: number | null } | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (Array.isArray(frame)) return frame.length > 0 && frame.length <= COMMANDS_MAX ? frame : undefined;
  if (typeof frame !== 'object' || frame === null) return undefined;
  const { op, id } = frame as { op?: unknown; id?: unknown };
  return op === 'ping' ? { ping: typeof id === 'number' ? id : null } : [frame];
}

function idOf(command: unknown): CommandAnswer['id'] {
  const id = (command as { id?: unknown } | null)?.id;
  return typeof id === 'number' || typeof id === 'string' ? id : null;
}

function endBoth(client: WebSocket, exchange: WebSocket, code: number, reason: string): void {
  close(client, code, reason);
  close(exchange, code, reason);
}

/** Codes that only an endpoint itself may report (RFC 6455, 7.4.1) cannot be sent on. */
function close(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === WebSocket.CLOSED || socket.readyState === WebSocket.CLOSING) return;
  const sendable = code === 1_000 || (code >= 1_007 && code <= 1_014) || code >= 3_000;
  if (sendable) socket.close(code, reason);
  else socket.close(1_001, 'the other side has gone');
}
