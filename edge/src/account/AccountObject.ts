import { DurableObject } from 'cloudflare:workers';
import type { StreamMessage } from '../../client/streamMessages.ts';
import { requireDeployment } from '../chain/deployment.ts';
import type { Env } from '../env.ts';
import type { AccountAnswer, ApiKeyAnswer, CreatedKeyAnswer, PresenceAnswer } from '../exchange/index.ts';
import { digestOf, exchangeOf, FeedHub, type ResumeAnswer, recoverSigner } from '../exchange/index.ts';
import { EdgeError } from '../http/edgeError.ts';
import { firstLine } from '../http/firstLine.ts';
import { attemptAsync, type Outcome, unwrap } from '../http/outcome.ts';
import { openWebSocket } from '../http/webSocket.ts';
import { ApiKeys, type KeyedRequest } from './ApiKeys.ts';
import { type LoginFrame, parseFrame } from './loginFrame.ts';

type Hex = `0x${string}`;
type Told = Extract<StreamMessage, { channel: string }>;

const SOCKETS_MAX = 32;
const LOGIN_WITHIN_MS = 10_000;
const TICK_MS = 5_000;
const RECONNECT_MS = 250;

/** Close codes in the range that RFC 6455 leaves to applications. */
const ENDED = 4_001;
const NOT_LOGGED_IN = 4_003;

interface Reader extends PresenceAnswer {
  /** When what it logged in with ends. */
  endsAtMs: number;
}

/**
 * What belongs to one account beside its funds: API keys, logged-in sockets, and the stream that they share. Funds, orders
 * and session keys are the exchange's; this object asks it and holds one feed of it, however many sockets listen.
 */
export class AccountObject extends DurableObject<Env> {
  readonly #account: Hex;
  readonly #keys: ApiKeys;
  readonly #hub = new FeedHub<WebSocket>({ snapshotOf: () => undefined });
  readonly #readers = new Map<WebSocket, Reader>();
  #feed: WebSocket | undefined;
  #lastSeq = Number.MAX_SAFE_INTEGER;
  #ticking: ReturnType<typeof setInterval> | null = null;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#account = state.id.name as Hex;
    this.#keys = new ApiKeys(state.storage.sql);
    state.storage.sql.exec('CREATE TABLE IF NOT EXISTS nonces (kind TEXT PRIMARY KEY, nonce TEXT NOT NULL)');
  }

  createKey(
    key: Pick<ApiKeyAnswer, 'label' | 'cancels' | 'expiry' | 'allowedIps'>,
    nonce: bigint,
  ): Promise<Outcome<CreatedKeyAnswer>> {
    return attemptAsync(async () => {
      this.#useNonce('key', nonce);
      return this.#keys.create(this.#account, key);
    });
  }

  endKey(keyId: string, nonce: bigint): Promise<Outcome<void>> {
    return attemptAsync(async () => {
      this.#useNonce('endKey', nonce);
      this.#keys.end(keyId);
      this.#endSockets((reader) => reader.by === keyId, 'the API key has ended');
    });
  }

  verifyKey(request: KeyedRequest): Promise<Outcome<ApiKeyAnswer>> {
    return attemptAsync(() => this.#keys.verify(request));
  }

  limitSession(sessionKey: Hex, allowedIps: readonly string[], nonce: bigint): Promise<Outcome<void>> {
    return attemptAsync(async () => {
      this.#useNonce('addresses', nonce);
      unwrap(await exchangeOf(this.env).limitSession(this.#account, sessionKey, allowedIps));
    });
  }

  async overview(): Promise<AccountAnswer> {
    const { sessions, halted } = await exchangeOf(this.env).accountState(this.#account);
    return {
      account: this.#account,
      sessions: sessions as AccountAnswer['sessions'],
      apiKeys: this.#keys.list(),
      online: this.#online(),
      halted,
    };
  }

  /** The exchange ended a session key: whoever came with it goes, and everybody else is told. */
  sessionEnded(sessionKey: Hex): void {
    this.#endSockets((reader) => reader.by === sessionKey, 'the session has ended');
    this.#publish({ channel: this.#channel, type: 'sessionEnded', sessionKey });
  }

  /** The account's own stream; the first frame logs in. */
  override async fetch(request: Request): Promise<Response> {
    if (this.#readers.size >= SOCKETS_MAX) return new Response(null, { status: 503 });
    const { 0: client, 1: socket } = new WebSocketPair();
    const ip = request.headers.get('x-client-ip');
    socket.accept();
    const giveUp = setTimeout(() => socket.close(NOT_LOGGED_IN, 'no login'), LOGIN_WITHIN_MS);
    socket.addEventListener('message', ({ data }) => {
      clearTimeout(giveUp);
      void this.#receive(socket, data, ip);
    });
    const gone = () => {
      clearTimeout(giveUp);
      this.#remove(socket);
    };
    socket.addEventListener('close', gone);
    socket.addEventListener('error', gone);
    return new Response(null, { status: 101, webSocket: client });
  }

  get #channel() {
    return `account.${this.#account}` as const;
  }

  async #receive(socket: WebSocket, data: unknown, ip: string | null): Promise<void> {
    const frame = parseFrame(data);
    if (frame?.op === 'login') await this.#login(socket, frame, ip);
    else if (!this.#readers.has(socket)) socket.close(NOT_LOGGED_IN, 'log in first');
    else if (frame?.op === 'end')
      this.#endSockets(({ socketId }) => socketId === frame.socketId, 'ended by its owner');
    else this.#hub.receive(socket, data, Date.now());
  }

  async #login(socket: WebSocket, frame: LoginFrame, ip: string | null): Promise<void> {
    let who: Pick<Reader, 'by' | 'endsAtMs'>;
    try {
      who = await this.#authenticate(frame, ip ?? undefined);
    } catch (error) {
      const code = error instanceof EdgeError ? error.code : 'INTERNAL';
      if (code === 'INTERNAL') console.error('login failed', firstLine(error));
      socket.close(NOT_LOGGED_IN, code);
      return;
    }
    const socketId = crypto.randomUUID();
    const nowMs = Date.now();
    this.#readers.set(socket, { socketId, ip, sinceMs: nowMs, ...who });
    this.#hub.add(socket, nowMs);
    this.#hub.tell(socket, { op: 'loggedIn', socketId, by: who.by }, nowMs);
    const resumed = await this.#resume(frame.resumeFrom ?? Number.MAX_SAFE_INTEGER);
    this.#hub.tell(socket, resumed, nowMs);
    this.#lastSeq = Math.min(this.#lastSeq, resumed.seq);
    this.#hub.join(socket, this.#channel);
    this.#publish({ channel: this.#channel, type: 'presence', online: this.#online() });
    this.#ticking ??= setInterval(() => this.#tick(), TICK_MS);
    if (!this.#feed) await this.#follow();
  }

  async #authenticate({ login, key }: LoginFrame, ip: string | undefined) {
    if (key) {
      const request = { ...key, method: 'GET', path: `/v1/accounts/${this.#account}/stream`, body: '', ip };
      const { keyId, expiry } = await this.#keys.verify(request);
      return { by: keyId, endsAtMs: expiry * 1_000 };
    }
    if (!login) throw new EdgeError('LOGIN_REQUIRED', 'A login or a key is needed.');
    const signed = { account: this.#account, expiry: BigInt(login.expiry), nonce: BigInt(login.nonce) };
    const digest = digestOf('Login', signed, requireDeployment(this.env));
    const signer = await recoverSigner(digest, login.signature);
    if (login.expiry * 1_000 <= Date.now()) throw new EdgeError('SESSION_EXPIRED', 'The login has expired.');
    const until = unwrap(await exchangeOf(this.env).reader(this.#account, signer, ip));
    return { by: signer, endsAtMs: Math.min(login.expiry, until) * 1_000 };
  }

  async #resume(afterSequence: number) {
    const resumed = (await exchangeOf(this.env).resume(this.#account, afterSequence)) as ResumeAnswer;
    return { channel: this.#channel, type: 'resumed' as const, ...resumed };
  }

  /** Follows the exchange. What passes between two feeds is asked for, so that no fill is ever missed. */
  async #follow(): Promise<void> {
    const feed = await openWebSocket(exchangeOf(this.env), '/stream').catch(() => undefined);
    if (this.#feed) return feed?.close(1_000);
    if (!feed) {
      setTimeout(() => void this.#follow(), RECONNECT_MS);
      return;
    }
    this.#feed = feed;
    feed.accept();
    feed.addEventListener('message', ({ data }) => this.#hear(feed, JSON.parse(data as string)));
    const lost = () => this.#lost(feed);
    feed.addEventListener('close', lost);
    feed.addEventListener('error', lost);
    feed.send(JSON.stringify({ op: 'subscribe', channels: [this.#channel] }));
    this.#publish(await this.#resume(this.#lastSeq));
  }

  #hear(feed: WebSocket, message: StreamMessage): void {
    if ('op' in message) {
      if (message.op === 'ping') feed.send(JSON.stringify({ op: 'pong', id: message.id }));
    } else if (message.type === 'update' && 'balances' in message) {
      this.#lastSeq = message.seq;
      this.#publish(message);
    } else if (message.type === 'snapshot' && 'seq' in message) {
      this.#lastSeq = message.seq;
    }
  }

  #lost(feed: WebSocket): void {
    if (this.#feed !== feed) return;
    this.#feed = undefined;
    if (this.#readers.size > 0) setTimeout(() => void this.#follow(), RECONNECT_MS);
  }

  #publish(message: Told): void {
    this.#hub.publish(message, Date.now());
  }

  #online(): PresenceAnswer[] {
    return [...this.#readers.values()].map(({ socketId, by, ip, sinceMs }) => ({
      socketId,
      by,
      ip,
      sinceMs,
    }));
  }

  #tick(): void {
    const nowMs = Date.now();
    this.#hub.tick(nowMs);
    this.#endSockets((reader) => reader.endsAtMs <= nowMs, 'the session has expired');
  }

  #endSockets(ends: (reader: Reader) => boolean, reason: string): void {
    for (const [socket, reader] of [...this.#readers]) {
      if (!ends(reader)) continue;
      this.#remove(socket);
      socket.close(ENDED, reason);
    }
  }

  #remove(socket: WebSocket): void {
    this.#hub.remove(socket);
    if (!this.#readers.delete(socket)) return;
    this.#publish({ channel: this.#channel, type: 'presence', online: this.#online() });
    if (this.#readers.size > 0) return;
    // Nobody listens: without its feed and its timer the object may leave memory.
    clearInterval(this.#ticking);
    this.#ticking = null;
    this.#feed?.close(1_000);
    this.#feed = undefined;
    this.#lastSeq = Number.MAX_SAFE_INTEGER;
  }

  /** A signed message works once, and none that is older works after it. @throws EdgeError `NONCE_USED` */
  #useNonce(kind: string, nonce: bigint): void {
    const { sql } = this.ctx.storage;
    const kept = sql.exec<{ nonce: string }>('SELECT nonce FROM nonces WHERE kind = ?', kind).toArray()[0];
    if (nonce <= BigInt(kept?.nonce ?? 0))
      throw new EdgeError('NONCE_USED', 'A later message of this kind has been heard.');
    sql.exec('INSERT OR REPLACE INTO nonces VALUES (?, ?)', kind, nonce.toString());
  }
}
