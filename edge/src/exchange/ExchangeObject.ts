import { DurableObject } from 'cloudflare:workers';
import type { Deployment } from '@quantum-chain/contracts';
import type { PublicClient } from 'viem';
import { publicClientOf } from '../chain/clients.ts';
import { deploymentOf, requireDeployment } from '../chain/deployment.ts';
import { Transactor } from '../chain/Transactor.ts';
import type { Env } from '../env.ts';
import { EdgeError } from '../http/edgeError.ts';
import { firstLine } from '../http/firstLine.ts';
import { attempt, type Outcome } from '../http/outcome.ts';
import { type Market, marketBySymbol } from '../markets/markets.ts';
import type { ClockAnswer } from '../oracle/index.ts';
import type { HealthAnswer, StatusAnswer } from '../system/schema.ts';
import { AccountLimits } from './AccountLimits.ts';
import { admitOrder } from './admit.ts';
import type { FillProofAnswer, SegmentAnswer } from './auditSchema.ts';
import { CommandPort, overrun, type Reply } from './CommandPort.ts';
import { CommitQueue } from './CommitQueue.ts';
import { readChainEvents } from './chainWatcher.ts';
import type { CommandAnswer } from './commandSchema.ts';
import type { HaltMessage } from './edgeMessages.ts';
import { ExchangeCore, type ReportRow } from './exchangeCore.ts';
import { ExchangeStatus } from './exchangeStatus.ts';
import { exportBatches, exportLog, exportSnapshots } from './exports.ts';
import { FeedHub } from './FeedHub.ts';
import { FeedMessages } from './feedMessages.ts';
import type {
  BookOrdersAnswer,
  TickerAnswer,
  TradeCandlesAnswer,
  TradeCandlesQuery,
} from './marketSchema.ts';
import { Metrics } from './metrics.ts';
import { OrderSockets } from './OrderSockets.ts';
import type { OrderNameMessage } from './orderDesk.ts';
import type { LedgerAnswer, LedgerQuery, Report } from './reportSchema.ts';
import type {
  BalancesAnswer,
  BatchAnswer,
  BookAnswer,
  CanceledAnswer,
  FillAnswer,
  LogAnswer,
  LogQuery,
  OrderAnswer,
  OrdersQuery,
  PageQuery,
  PlacedAnswer,
  PlaceOrderBody,
  ResumeAnswer,
  SessionAnswer,
  SnapshotAnswer,
  TestedAnswer,
  TradeAnswer,
} from './schema.ts';
import { fileSegment } from './segments.ts';
import { contractSettlement } from './settlement/contractSettlement.ts';
import { Settler } from './settlement/Settler.ts';
import type { Admitted } from './signedJson.ts';
import type { CancelMessage, Delegation, OrderMessage, Revocation } from './signedMessages.ts';
import { lastSettledSequence, pendingBatchCount } from './store/batchStore.ts';
import { fillsBetween } from './store/fillStore.ts';
import { listSegments } from './store/segmentStore.ts';
import { readSnapshot } from './store/snapshotStore.ts';
import { loadEngine } from './wasmEngine.ts';
import type { WireCommand } from './wireCommand.ts';

type Hex = `0x${string}`;

const TICK_MS = 500;
/** What the object needs of a chain; absent where the edge runs without one. */
interface ChainParts {
  deployment: Deployment;
  client: PublicClient;
  transactor: Transactor;
  settler: Settler;
}

/** The sequencer of one market group: a shell that gives the core a database, a clock, a chain and readers. */
export class ExchangeObject extends DurableObject<Env> {
  readonly #queue: CommitQueue<OrderNameMessage>;
  readonly #metrics = new Metrics();
  readonly #clocks = new Map<string, ClockAnswer>();
  #core!: ExchangeCore;
  #feeds!: FeedMessages;
  #hub!: FeedHub<WebSocket>;
  #port!: CommandPort;
  #orderSockets!: OrderSockets<WebSocket>;
  #status!: ExchangeStatus;
  #chain: ChainParts | undefined;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#queue = new CommitQueue({
      sync: () => state.storage.sync(),
      transact: (work) => state.storage.transactionSync(work),
      prepare: (named) => this.#core.prepare(named),
      flush: () => this.#core.flush(),
      committed: (jobs) => this.#committed(jobs),
      answered: () => this.#orderSockets.flush(),
      die: (error) => this.#die(error),
    });
    void state.blockConcurrencyWhile(async () => {
      const engine = await loadEngine();
      const feeAccount = deploymentOf(env)?.treasury ?? `0x${'0'.repeat(40)}`;
      this.#core = state.storage.transactionSync(
        () => new ExchangeCore(engine, state.storage.sql, feeAccount, Date.now()),
      );
      this.#core.takeChanges();
      this.#feeds = new FeedMessages(this.#core);
      this.#hub = new FeedHub({
        snapshotOf: (channel) => this.#snapshotOf(channel),
        dropped: (reason) => this.#metrics.count('edge_readers_dropped_total', { reason }),
      });
      const limits = new AccountLimits(env.ORDERS_PER_SECOND ? Number(env.ORDERS_PER_SECOND) : undefined);
      const metrics = this.#metrics;
      this.#port = new CommandPort({ core: this.#core, queue: this.#queue, limits, metrics });
      this.#orderSockets = new OrderSockets(this.#port);
      this.#status = new ExchangeStatus({
        core: this.#core,
        sql: state.storage.sql,
        load: () => ({
          waitingCommands: this.#queue.waiting,
          orderSockets: this.#orderSockets.count,
          streamReaders: this.#hub.readerCount,
        }),
        settlement: () => this.#settlementState,
      });
      this.#chain = this.#connect(env);
    });
  }

  // Commands

  place(admitted: Admitted<OrderMessage>) {
    return this.#port.place(admitted);
  }

  test(admitted: Admitted<OrderMessage>): Promise<Reply<TestedAnswer>> {
    return this.#port.test(admitted);
  }

  cancel(admitted: Admitted<CancelMessage>): Promise<Reply<CanceledAnswer>> {
    return this.#port.cancel(admitted);
  }

  /** Several commands of one request, in their order; each has its own answer. */
  submit(commands: readonly WireCommand[]): Promise<CommandAnswer[]> {
    return Promise.all(
      commands.map(
        (command) =>
          new Promise<CommandAnswer>((resolve, reject) => this.#port.submit(command, resolve, reject)),
      ),
    );
  }

  /** The same for the edge's own bots, whose orders are signed like anybody's. */
  async placeOrder(body: PlaceOrderBody): Promise<Outcome<PlacedAnswer>> {
    try {
      const admitted = await admitOrder(body, requireDeployment(this.env));
      return await this.#submit((nowMs) => this.#core.place(admitted, nowMs).placed);
    } catch (error) {
      return attempt(() => {
        throw error;
      });
    }
  }

  /** A cancel and the orders that replace what it took, as one group: readers never see the book in between. */
  requote(
    cancel: Admitted<CancelMessage>,
    orders: readonly Admitted<OrderMessage>[],
  ): Promise<Outcome<{ placed: number; refused: string | null }>> {
    return this.#submit((nowMs) => {
      this.#core.cancel(cancel, nowMs);
      const outcomes = orders.map((order) => attempt(() => this.#core.place(order, nowMs)));
      const refused = outcomes.find((outcome) => !outcome.ok);
      return {
        placed: outcomes.filter((outcome) => outcome.ok).length,
        refused: refused && !refused.ok ? refused.error.code : null,
      };
    });
  }

  openSession(delegation: Delegation, signature: Hex): Promise<Outcome<SessionAnswer>> {
    return this.#submit((nowMs) => this.#core.openSession(delegation, signature, nowMs));
  }

  halt(message: HaltMessage, signer: Hex): Promise<Outcome<void>> {
    const operator = deploymentOf(this.env)?.operator;
    return this.#submit((nowMs) => this.#core.halt(message, signer, operator, nowMs));
  }

  cancelUnsigned(
    account: Hex,
    symbol: string,
    clientOrderId: string | null,
  ): Promise<Outcome<CanceledAnswer>> {
    const market = marketBySymbol(symbol) as Market;
    return this.#submit((nowMs) => this.#core.cancelUnsigned(account, market, clientOrderId, nowMs));
  }

  limitSession(account: Hex, sessionKey: Hex, allowed: readonly string[]): Promise<Outcome<void>> {
    return this.#submit(() => this.#core.limitSession(account, sessionKey, allowed));
  }

  revokeSession(revocation: Revocation): Promise<Outcome<SessionAnswer>> {
    return this.#submit((nowMs) => this.#core.revokeSession(revocation, nowMs));
  }

  // Reads

  book(symbol: string, depth: number): BookAnswer {
    return this.#core.book(marketBySymbol(symbol) as Market, depth);
  }

  ticker(symbol: string): TickerAnswer {
    return this.#core.ticker(marketBySymbol(symbol) as Market, Date.now());
  }

  tradeCandles(symbol: string, query: TradeCandlesQuery): TradeCandlesAnswer {
    return this.#core.tradeCandles(marketBySymbol(symbol) as Market, query);
  }

  bookOrders(symbol: string): BookOrdersAnswer {
    return this.#core.bookOrders(marketBySymbol(symbol) as Market);
  }

  trades(symbol: string, page: PageQuery): TradeAnswer[] {
    return this.#core.trades(marketBySymbol(symbol) as Market, page.limit, page.before);
  }

  balances(address: Hex): BalancesAnswer {
    return this.#core.balances(address);
  }

  orders(address: Hex, query: OrdersQuery): OrderAnswer[] {
    return this.#core.orders(address, query.status === 'open', query.limit, query.before);
  }

  order(address: Hex, clientOrderId: string): Outcome<OrderAnswer> {
    return attempt(() => this.#core.order(address, clientOrderId));
  }

  fills(address: Hex, page: PageQuery): FillAnswer[] {
    return this.#core.fills(address, page.limit, page.before);
  }

  ledger(address: Hex, { limit, before }: LedgerQuery): LedgerAnswer {
    return this.#core.ledger(address, limit, before);
  }

  report(address: Hex, report: Report, before?: number): { rows: ReportRow[]; next: number | null } {
    return this.#core.report(address, report, before);
  }

  resume(address: Hex, afterSequence: number): ResumeAnswer {
    return this.#core.resume(address, afterSequence);
  }

  /** What only the account's owner is told: its keys, and whether its kill switch is engaged. */
  accountState(address: Hex) {
    return { sessions: this.#core.sessions(address), halted: this.#core.halts.has(address) };
  }

  /** Until when a signer may read what is private, in Unix seconds. */
  reader(account: Hex, signer: Hex, ip: string | undefined): Outcome<number> {
    return attempt(() => this.#core.requireReader(account, signer, Date.now(), ip));
  }

  log(query: LogQuery): LogAnswer {
    return exportLog(this.ctx.storage.sql, query, this.#core.recordBytes);
  }

  snapshots(): SnapshotAnswer[] {
    return exportSnapshots(this.ctx.storage.sql);
  }

  snapshot(sequence: number): Uint8Array<ArrayBuffer> | undefined {
    return readSnapshot(this.ctx.storage.sql, sequence);
  }

  segments(page: PageQuery): SegmentAnswer[] {
    return listSegments(this.ctx.storage.sql, page.before ?? Number.MAX_SAFE_INTEGER, page.limit);
  }

  proveFill(tradeId: number): Outcome<FillProofAnswer> {
    return attempt(() => this.#core.proveFill(tradeId));
  }

  batches(page: PageQuery): BatchAnswer[] {
    return exportBatches(this.ctx.storage.sql, page);
  }

  health(): Omit<HealthAnswer, 'status'> {
    const sql = this.ctx.storage.sql;
    return {
      exchange: {
        sequence: this.#core.sequencer.sequence,
        stateHash: this.#core.stateHash(),
        lastSettledSequence: lastSettledSequence(sql),
      },
      settlement: { ...this.#settlementState, pendingBatches: pendingBatchCount(sql) },
      chain: { watchedBlock: this.#core.treasurer.watchedBlock ?? null },
    };
  }

  status(): StatusAnswer {
    return this.#status.answer(Date.now());
  }

  /** Counters and gauges in Prometheus' text format. */
  metrics(): string {
    return this.#metrics.render(this.#status.gauges(Date.now()));
  }

  // The edge's own business

  /** Makes sure that the object looks at the chain and at the time; harmless when it does. */
  async wake(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now());
  }

  publishClock(clock: ClockAnswer): void {
    this.#clocks.set(clock.market, clock);
    this.#hub.publish({ channel: `clock.${clock.market}`, type: 'clock', clock }, Date.now());
  }

  /** Sends a call as the contract's operator, whose nonce has this one owner. False where the chain refuses it. */
  async sendAsOperator(to: Hex, data: Hex): Promise<boolean> {
    const { transactor } = this.#requireChain();
    let hash: Hex;
    try {
      hash = await transactor.send({ to, data });
    } catch (error) {
      console.warn('operator call refused', to, firstLine(error));
      return false;
    }
    return transactor.succeeded(hash);
  }

  override async alarm(): Promise<void> {
    try {
      await this.#tick();
    } catch (error) {
      console.error('exchange tick failed', error);
    } finally {
      await this.ctx.storage.setAlarm(Date.now() + TICK_MS);
    }
  }

  /** The stream and the order sockets. Plain sockets, because the object never sleeps while its market runs. */
  override async fetch(request: Request): Promise<Response> {
    const trades = new URL(request.url).pathname === '/trade';
    if (trades ? this.#orderSockets.isFull : this.#hub.isFull) return new Response(null, { status: 503 });
    const { 0: client, 1: server } = new WebSocketPair();
    server.accept();
    if (trades) this.#acceptOrders(server);
    else this.#acceptReader(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  #acceptReader(socket: WebSocket): void {
    this.#hub.add(socket, Date.now());
    socket.addEventListener('message', (event) => this.#hub.receive(socket, event.data, Date.now()));
    socket.addEventListener('close', () => this.#hub.remove(socket));
    socket.addEventListener('error', () => this.#hub.remove(socket));
  }

  #acceptOrders(socket: WebSocket): void {
    this.#orderSockets.add(socket);
    socket.addEventListener('message', ({ data }) => this.#orderSockets.receive(socket, data as string));
    socket.addEventListener('close', () => this.#orderSockets.remove(socket));
    socket.addEventListener('error', () => this.#orderSockets.remove(socket));
  }

  get #settlementState() {
    return this.#chain?.settler.state ?? { state: 'off' as const, reason: null };
  }

  #connect(env: Env): ChainParts | undefined {
    const deployment = deploymentOf(env);
    const operatorKey = env.OPERATOR_PRIVATE_KEY as Hex | undefined;
    if (!deployment || !operatorKey || !env.CHAIN_RPC_URL) return undefined;
    const client = publicClientOf(env);
    const transactor = new Transactor(client, deployment.chainId, operatorKey);
    const settler = new Settler({
      sql: this.ctx.storage.sql,
      accounts: this.#core,
      target: contractSettlement(client, transactor, deployment.exchange, deployment.blockNumber),
      onSettled: (batch) => {
        this.#status.settled(batch);
        const fills = fillsBetween(this.ctx.storage.sql, batch.first_sequence, batch.last_sequence);
        this.#publish(this.#feeds.afterSettled(fills, (channel) => this.#hub.has(channel)));
      },
    });
    return { deployment, client, transactor, settler };
  }

  async #tick(): Promise<void> {
    this.#hub.tick(Date.now());
    this.#publish(this.#feeds.tick((channel) => this.#hub.has(channel)));
    this.#orderSockets.tick(this.#core.sequencer.sequence, Date.now());
    this.#status.look(Date.now());
    if (!this.#chain) return;
    const { client, deployment, settler } = this.#chain;
    const afterBlock = this.#core.treasurer.watchedBlock ?? deployment.blockNumber - 1;
    const news = await readChainEvents(client, deployment.exchange, afterBlock).catch((error) => {
      // Settlement says it aloud: the same node does not answer there either.
      console.warn('chain unavailable', firstLine(error));
      return undefined;
    });
    await this.#submit((nowMs) => {
      if (news) this.#core.applyChain(news.events, news.block, nowMs);
      this.#core.tick(nowMs);
    });
    await settler.step(Date.now());
    await fileSegment(
      {
        sql: this.ctx.storage.sql,
        recordBytes: this.#core.recordBytes,
        put: (key, body) => this.env.FILES.put(key, body),
      },
      Date.now(),
    );
  }

  #submit<T>(work: (nowMs: number) => T): Promise<Outcome<T>> {
    return this.#queue.isFull ? Promise.resolve(overrun()) : this.#queue.run(work);
  }

  #committed(jobs: number): void {
    this.#metrics.group(jobs);
    for (const { account, sessionKey } of this.#core.takeEndedSessions()) {
      const told = this.env.ACCOUNT.getByName(account).sessionEnded(sessionKey);
      this.ctx.waitUntil(told.catch((error) => console.warn('account not told', firstLine(error))));
    }
    this.#publish(this.#feeds.afterCommit((channel) => this.#hub.has(channel)));
  }

  /** The engine trapped or the database failed: memory may be ahead of the log, so the object starts anew from the log. */
  #die(error: unknown): void {
    console.error('exchange restarts from its log', error);
    this.ctx.abort('the exchange restarts from its log');
  }

  #publish(messages: Parameters<FeedHub<WebSocket>['publish']>[0][]): void {
    const nowMs = Date.now();
    for (const message of messages) this.#hub.publish(message, nowMs);
  }

  #snapshotOf(channel: string) {
    if (!channel.startsWith('clock.')) return this.#feeds.snapshotOf(channel);
    const clock = this.#clocks.get(channel.slice('clock.'.length));
    return clock && { channel: `clock.${clock.market}` as const, type: 'clock' as const, clock };
  }

  #requireChain(): ChainParts {
    if (!this.#chain) throw new EdgeError('CHAIN_UNAVAILABLE', 'This edge runs without a chain.');
    return this.#chain;
  }
}
