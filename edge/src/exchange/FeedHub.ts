import type { StreamMessage } from '../../client/streamMessages.ts';
import { ChannelHistory } from './ChannelHistory.ts';

const SOCKETS_MAX = 2_000;
const CHANNELS_PER_SOCKET_MAX = 32;
const MESSAGE_BYTES_MAX = 4_096;
/** A reader may be this far behind; who does not keep up is dropped and resynchronises. */
const UNANSWERED_BYTES_MAX = 4 * 1024 * 1024;
/** A ping follows after so much, and after so long at the latest. */
const PING_AFTER_BYTES = 256 * 1024;
const PING_AFTER_MS = 20_000;
const PONG_WITHIN_MS = 40_000;

/** Close codes of the stream, in the range that RFC 6455 leaves to applications. */
const SLOW_CONSUMER = 4_008;
const TOO_MUCH = 4_009;

/** As much of a WebSocket as the hub uses. */
export interface FeedSocket {
  send(message: string): void;
  close(code?: number, reason?: string): void;
}

interface Reader {
  channels: Set<string>;
  unansweredBytes: number;
  bytesSincePing: number;
  pingId: number;
  pingedAtMs: number | undefined;
  heardAtMs: number;
}

export interface FeedSource {
  /** The message that a new reader of a channel begins with; undefined where there is no such channel. */
  snapshotOf(channel: string): StreamMessage | undefined;
  /** Told of each reader that is dropped, with the reason it was given. */
  dropped?(reason: string): void;
}

/**
 * Who reads which channel. A socket's send buffer cannot be looked at here, so the hub counts: bytes between a ping and its
 * pong are bytes that the reader has not taken yet.
 */
export class FeedHub<Socket extends FeedSocket> {
  readonly #readers = new Map<Socket, Reader>();
  readonly #subscribers = new Map<string, Set<Socket>>();
  /** Of channels that count their messages by sequence: a few for each market. */
  readonly #histories = new Map<string, ChannelHistory>();
  readonly #source: FeedSource;

  constructor(source: FeedSource) {
    this.#source = source;
  }

  get isFull(): boolean {
    return this.#readers.size >= SOCKETS_MAX;
  }

  get readerCount(): number {
    return this.#readers.size;
  }

  has(channel: string): boolean {
    return this.#subscribers.has(channel);
  }

  add(socket: Socket, nowMs: number): void {
    this.#readers.set(socket, {
      channels: new Set(),
      unansweredBytes: 0,
      bytesSincePing: 0,
      pingId: 0,
      pingedAtMs: undefined,
      heardAtMs: nowMs,
    });
  }

  /** Lets a reader hear a channel without asking for it, and without a snapshot. */
  join(socket: Socket, channel: string): void {
    const reader = this.#readers.get(socket);
    if (reader) this.#enter(socket, reader, channel);
  }

  /** Sends to one reader, within its bounds. */
  tell(socket: Socket, message: StreamMessage, nowMs: number): void {
    this.#send(socket, message, nowMs);
  }

  remove(socket: Socket): void {
    for (const channel of this.#readers.get(socket)?.channels ?? []) this.#leave(socket, channel);
    this.#readers.delete(socket);
  }

  /** Handles what a reader sent. Anything unclear gets an error and changes nothing. */
  receive(socket: Socket, data: unknown, nowMs: number): void {
    const reader = this.#readers.get(socket);
    if (!reader) return;
    if (typeof data !== 'string' || data.length > MESSAGE_BYTES_MAX) {
      this.#drop(socket, TOO_MUCH, 'message too large');
      return;
    }
    const request = parseRequest(data);
    reader.heardAtMs = nowMs;
    if (!request) this.#refuse(socket, 'INVALID_REQUEST', 'Send {"op":"subscribe","channels":[…]}.');
    else if (request.op === 'pong') this.#pong(reader, request.id);
    else if (request.op === 'ping') this.#send(socket, { op: 'pong', id: request.id ?? null }, nowMs);
    else if (request.op === 'subscribe') this.#subscribe(socket, reader, request, nowMs);
    else this.#unsubscribe(socket, reader, request.channels, nowMs);
  }

  /** Sends a message to all readers of its channel; it is written once, however many they are. */
  publish(message: Extract<StreamMessage, { channel: string }>, nowMs: number): void {
    const sockets = this.#subscribers.get(message.channel);
    const resumable = message.type === 'delta';
    if (!sockets && !resumable) return;
    const text = JSON.stringify(message);
    if (resumable) this.#historyOf(message.channel, message.firstSeq - 1).add(message.lastSeq, text);
    for (const socket of sockets ?? []) this.#sendText(socket, text, nowMs);
  }

  /** Pings the quiet and drops the dead. */
  tick(nowMs: number): void {
    for (const [socket, reader] of this.#readers) {
      if (nowMs - reader.heardAtMs > PONG_WITHIN_MS) this.#drop(socket, SLOW_CONSUMER, 'no answer to ping');
      else if (nowMs - reader.heardAtMs > PING_AFTER_MS && reader.pingedAtMs === undefined)
        this.#ping(socket, reader, nowMs);
    }
  }

  #subscribe(socket: Socket, reader: Reader, { channels, resume }: Subscription, nowMs: number): void {
    if (reader.channels.size + channels.length > CHANNELS_PER_SOCKET_MAX) {
      this.#refuse(socket, 'RATE_LIMITED', `A socket reads at most ${CHANNELS_PER_SOCKET_MAX} channels.`);
      return;
    }
    const known = channels.filter((channel) => {
      const missed = this.#missed(channel, resume?.[channel]);
      if (missed) {
        for (const text of missed) this.#sendText(socket, text, nowMs);
        return true;
      }
      const snapshot = this.#source.snapshotOf(channel);
      if (!snapshot) this.#refuse(socket, 'NOT_FOUND', `There is no channel ${channel.slice(0, 64)}.`);
      else this.#send(socket, snapshot, nowMs);
      return snapshot !== undefined;
    });
    for (const channel of known) this.#enter(socket, reader, channel);
    this.#send(socket, { op: 'subscribed', channels: known }, nowMs);
  }

  /** What a reader missed that has heard everything up to `seq`; undefined where it needs a snapshot. */
  #missed(channel: string, seq: unknown): string[] | undefined {
    return typeof seq === 'number' ? this.#histories.get(channel)?.after(seq) : undefined;
  }

  #historyOf(channel: string, seq: number): ChannelHistory {
    const known = this.#histories.get(channel) ?? new ChannelHistory(seq);
    this.#histories.set(channel, known);
    return known;
  }

  #unsubscribe(socket: Socket, reader: Reader, channels: readonly string[], nowMs: number): void {
    for (const channel of channels) {
      reader.channels.delete(channel);
      this.#leave(socket, channel);
    }
    this.#send(socket, { op: 'unsubscribed', channels: [...channels] }, nowMs);
  }

  #enter(socket: Socket, reader: Reader, channel: string): void {
    reader.channels.add(channel);
    const sockets = this.#subscribers.get(channel) ?? new Set();
    this.#subscribers.set(channel, sockets.add(socket));
  }

  #leave(socket: Socket, channel: string): void {
    const sockets = this.#subscribers.get(channel);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.#subscribers.delete(channel);
  }

  #refuse(socket: Socket, code: string, message: string): void {
    this.#send(socket, { op: 'error', error: { code, message } }, 0);
  }

  #send(socket: Socket, message: StreamMessage, nowMs: number): void {
    this.#sendText(socket, JSON.stringify(message), nowMs);
  }

  #sendText(socket: Socket, text: string, nowMs: number): void {
    const reader = this.#readers.get(socket);
    if (!reader) return;
    reader.unansweredBytes += text.length;
    reader.bytesSincePing += text.length;
    if (reader.unansweredBytes > UNANSWERED_BYTES_MAX) {
      this.#drop(socket, SLOW_CONSUMER, 'too slow');
      return;
    }
    try {
      socket.send(text);
    } catch {
      // The other side has gone; its close event may come later or never.
      this.remove(socket);
      return;
    }
    if (reader.bytesSincePing >= PING_AFTER_BYTES && reader.pingedAtMs === undefined)
      this.#ping(socket, reader, nowMs);
  }

  #ping(socket: Socket, reader: Reader, nowMs: number): void {
    reader.pingId++;
    reader.pingedAtMs = nowMs;
    reader.bytesSincePing = 0;
    this.#send(socket, { op: 'ping', id: reader.pingId }, nowMs);
  }

  #pong(reader: Reader, id: number): void {
    if (id !== reader.pingId || reader.pingedAtMs === undefined) return;
    reader.pingedAtMs = undefined;
    reader.unansweredBytes = reader.bytesSincePing;
  }

  #drop(socket: Socket, code: number, reason: string): void {
    this.remove(socket);
    this.#source.dropped?.(reason);
    socket.close(code, reason);
  }
}

interface Subscription {
  op: 'subscribe' | 'unsubscribe';
  channels: string[];
  /** For channels with `firstSeq` and `lastSeq`: the last sequence that was heard. */
  resume?: Record<string, unknown>;
}

type Request = Subscription | { op: 'pong'; id: number } | { op: 'ping'; id?: number };

function parseRequest(data: string): Request | undefined {
  let message: { op?: unknown; channels?: unknown; id?: unknown; resume?: unknown } | null;
  try {
    message = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (typeof message !== 'object' || message === null) return undefined;
  const { op, channels, id, resume } = message;
  if (op === 'pong') return typeof id === 'number' ? { op, id } : undefined;
  if (op === 'ping') return typeof id === 'number' ? { op, id } : { op };
  if (op !== 'subscribe' && op !== 'unsubscribe') return undefined;
  const named = Array.isArray(channels) && channels.length > 0 && channels.length <= CHANNELS_PER_SOCKET_MAX;
  if (!named || !channels.every((channel) => typeof channel === 'string')) return undefined;
  const resumes = typeof resume === 'object' && resume !== null && !Array.isArray(resume);
  return resumes ? { op, channels, resume: { ...resume } } : { op, channels };
}
