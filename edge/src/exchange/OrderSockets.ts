import type { CommandPort } from './CommandPort.ts';
import type { CommandAnswer } from './commandSchema.ts';
import type { WireCommand } from './wireCommand.ts';

const SOCKETS_MAX = 1_000;
/** Both sides hear something at least this often, so that silence means a dead connection. */
const HEARTBEAT_MS = 10_000;

/** As much of a WebSocket as order entry uses. */
export interface OrderSocket {
  send(message: string): void;
  close(code?: number, reason?: string): void;
}

/** RFC 6455: the server restarts, come again. */
const SERVICE_RESTART = 1_012;

/**
 * The sequencer's ends of the order sockets, which Workers hold open for their clients. The answers of a group go out as one
 * frame for each socket.
 */
export class OrderSockets<Socket extends OrderSocket> {
  readonly #port: CommandPort;
  readonly #answers = new Map<Socket, string[]>();
  #beatAtMs = 0;

  constructor(port: CommandPort) {
    this.#port = port;
  }

  get isFull(): boolean {
    return this.#answers.size >= SOCKETS_MAX;
  }

  get count(): number {
    return this.#answers.size;
  }

  add(socket: Socket): void {
    this.#answers.set(socket, []);
  }

  remove(socket: Socket): void {
    this.#answers.delete(socket);
  }

  /** Takes a frame of a Worker: admitted commands, in the order in which they shall be sequenced. */
  receive(socket: Socket, frame: string): void {
    const answer = (told: CommandAnswer) => this.#answers.get(socket)?.push(JSON.stringify(told));
    const failed = () => socket.close(SERVICE_RESTART, 'the exchange restarts');
    for (const command of JSON.parse(frame) as WireCommand[]) this.#port.submit(command, answer, failed);
    // Commands that the limits refused never reach a group: their answers must not wait for one.
    this.flush();
  }

  /** Sends what there is to answer. */
  flush(): void {
    for (const [socket, answers] of this.#answers) {
      if (answers.length === 0) continue;
      this.#send(socket, `[${answers.join(',')}]`);
      answers.length = 0;
    }
  }

  tick(sequence: number, nowMs: number): void {
    if (nowMs - this.#beatAtMs < HEARTBEAT_MS) return;
    this.#beatAtMs = nowMs;
    const beat = JSON.stringify({ op: 'heartbeat', sequence, timeMs: nowMs });
    for (const socket of this.#answers.keys()) this.#send(socket, beat);
  }

  #send(socket: Socket, text: string): void {
    try {
      socket.send(text);
    } catch {
      // The other side has gone; its close event may come later or never.
      this.remove(socket);
    }
  }
}
