import type {
  AccountAnswer,
  CreatedKeyAnswer,
  CreateKeyBody,
  HaltBody,
  KeyCancelBody,
  SessionAddressesBody,
} from '../src/exchange/accountSchema.ts';
import type { FillProofAnswer, SegmentAnswer } from '../src/exchange/auditSchema.ts';
import type { CommandAnswer, CommandBody } from '../src/exchange/commandSchema.ts';
import type {
  BookOrdersAnswer,
  TickerAnswer,
  TradeCandlesAnswer,
  TradeCandlesQuery,
} from '../src/exchange/marketSchema.ts';
import type { LedgerAnswer, LedgerQuery } from '../src/exchange/reportSchema.ts';
import type {
  BalancesAnswer,
  BatchAnswer,
  BookAnswer,
  CancelBody,
  CanceledAnswer,
  FillsAnswer,
  LogAnswer,
  MarketAnswer,
  OpenSessionBody,
  OrderAnswer,
  OrdersAnswer,
  OrdersQuery,
  PageQuery,
  PlacedAnswer,
  PlaceOrderBody,
  RevokeSessionBody,
  SessionAnswer,
  SnapshotAnswer,
  TestedAnswer,
  TradeAnswer,
} from '../src/exchange/schema.ts';
import type { FaucetAnswer } from '../src/faucet/schema.ts';
import type { StoredModelAnswer, TraderAnswer } from '../src/models/schema.ts';
import type { CandlesAnswer, CandlesQuery, ClockAnswer } from '../src/oracle/schema.ts';
import type { ConfigAnswer, HealthAnswer, StatusAnswer } from '../src/system/schema.ts';
import type { VaultAnswer, VaultDetailAnswer, VaultQuery } from '../src/vaults/schema.ts';
import { type ApiCredentials, type Credentials, credentialHeaders } from './credentials.ts';
import type { LinkOptions } from './keepConnected.ts';
import { type AccountStream, type AccountStreamOptions, openAccountStream } from './openAccountStream.ts';
import { type OrderSocket, openOrderSocket } from './openOrderSocket.ts';
import { openStream, type Stream, type StreamOptions } from './openStream.ts';
import { requestBytes, requestJson, type Transport } from './transport.ts';

export interface EdgeClientOptions {
  /** Where the edge is, without a path. In a page the default is the page's own origin. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
  timeoutMs?: number;
}

export type EdgeClient = ReturnType<typeof createEdgeClient>;

/**
 * The edge's API, typed. Every method throws `EdgeApiError`.
 * @example
 * const edge = createEdgeClient({ baseUrl: 'http://127.0.0.1:8787' });
 * const { bids, asks } = await edge.book('BTC-USD');
 */
export function createEdgeClient(options: EdgeClientOptions = {}) {
  const transport: Transport = {
    baseUrl: (options.baseUrl ?? '').replace(/\/$/, ''),
    // Called without a receiver: browsers refuse a fetch that is detached from its window otherwise.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeoutMs: options.timeoutMs ?? 15_000,
  };
  const get = async <T>(path: string, query?: Record<string, string | number | undefined>) =>
    (await requestJson<T>(transport, 'GET', path, query ? { query } : {})).value;
  const send = async <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, json: unknown) =>
    (await requestJson<T>(transport, method, path, { json })).value;
  const sendPrivate = async <T>(method: 'GET' | 'POST', path: string, by: Credentials, json?: unknown) => {
    const body = json === undefined ? '' : JSON.stringify(json);
    const headers = await credentialHeaders(by, method, path, body);
    return (await requestJson<T>(transport, method, path, { headers, ...(json !== undefined && { json }) }))
      .value;
  };
  const marketPath = (market: string, rest: string) => `/v1/markets/${encodeURIComponent(market)}/${rest}`;

  return {
    health: () => get<HealthAnswer>('/v1/health'),
    /** Load, alarms, and how long fills wait for the chain. */
    status: () => get<StatusAnswer>('/v1/status'),
    config: () => get<ConfigAnswer>('/v1/config'),

    markets: async () => (await get<{ markets: MarketAnswer[] }>('/v1/markets')).markets,
    candles: (market: string, query: Partial<CandlesQuery> = {}) =>
      get<CandlesAnswer>(marketPath(market, 'candles'), query),
    book: (market: string, depth?: number) => get<BookAnswer>(marketPath(market, 'book'), { depth }),
    trades: async (market: string, page: Partial<PageQuery> = {}) =>
      (await get<{ trades: TradeAnswer[] }>(marketPath(market, 'trades'), page)).trades,
    ticker: (market: string) => get<TickerAnswer>(marketPath(market, 'ticker')),
    /** Bars of all lengths out of fills, in real time. */
    tradeCandles: (market: string, query: Partial<TradeCandlesQuery> = {}) =>
      get<TradeCandlesAnswer>(marketPath(market, 'trade-candles'), query),
    /** Every resting order, without its owner. */
    bookOrders: (market: string) => get<BookOrdersAnswer>(marketPath(market, 'orders')),
    clock: (market: string) => get<ClockAnswer>(marketPath(market, 'clock')),

    openSession: (body: OpenSessionBody) => send<SessionAnswer>('POST', '/v1/sessions', body),
    revokeSession: (body: RevokeSessionBody) =>
      send<SessionAnswer>('DELETE', `/v1/sessions/${body.revocation.sessionKey}`, body),

    /** `replayed` is true where this very order had been taken before: the answer is the first one. */
    async placeOrder(body: PlaceOrderBody): Promise<PlacedAnswer & { replayed: boolean }> {
      const { value, headers } = await requestJson<PlacedAnswer>(transport, 'POST', '/v1/orders', {
        json: body,
      });
      return { ...value, replayed: headers.get('idempotent-replayed') === 'true' };
    },
    /** What `placeOrder` would say, without placing. */
    testOrder: (body: PlaceOrderBody) => send<TestedAnswer>('POST', '/v1/orders/test', body),
    /** Up to 64 commands in one request, each with its own answer. */
    batch: async (commands: CommandBody[]) =>
      (await send<{ answers: CommandAnswer[] }>('POST', '/v1/batch', { commands })).answers,
    cancel: (body: CancelBody) => send<CanceledAnswer>('POST', '/v1/cancels', body),

    /** Stops or releases an account or the exchange; see `signHalt`. */
    halt: (body: HaltBody) => send<{ scope: string; engaged: boolean }>('POST', '/v1/halts', body),
    createApiKey: (body: CreateKeyBody) => send<CreatedKeyAnswer>('POST', '/v1/keys', body),
    endApiKey: (keyId: string, body: { nonce: string; signature: string }) =>
      send<{ done: true }>('DELETE', `/v1/keys/${keyId}`, body),
    limitSession: (sessionKey: string, body: SessionAddressesBody) =>
      send<{ done: true }>('PUT', `/v1/sessions/${sessionKey}/addresses`, body),
    /** Session keys, API keys and sockets of the account that asks. */
    account: (by: Credentials) => sendPrivate<AccountAnswer>('GET', '/v1/account', by),
    /** Cancels with an API key, without a signature. */
    cancelWithKey: (by: ApiCredentials, body: KeyCancelBody) =>
      sendPrivate<CanceledAnswer>('POST', '/v1/account/cancels', by, body),
    /** The account's own stream: what it missed, then everything as it happens; see `openAccountStream`. */
    accountStream: (address: string, streamOptions: AccountStreamOptions): AccountStream =>
      openAccountStream(
        socketUrl(transport.baseUrl, `/v1/accounts/${address.toLowerCase()}/stream`),
        streamOptions,
      ),

    balances: (address: string) => get<BalancesAnswer>(`/v1/accounts/${address}/balances`),
    orders: async (address: string, query: Partial<OrdersQuery> = {}) =>
      (await get<OrdersAnswer>(`/v1/accounts/${address}/orders`, query)).orders,
    order: (address: string, clientOrderId: string) =>
      get<OrderAnswer>(`/v1/accounts/${address}/orders/${clientOrderId}`),
    fills: async (address: string, page: Partial<PageQuery> = {}) =>
      (await get<FillsAnswer>(`/v1/accounts/${address}/fills`, page)).fills,

    /** Every change of an account's balances, newest first. */
    ledger: (address: string, query: Partial<LedgerQuery> = {}) =>
      get<LedgerAnswer>(`/v1/accounts/${address}/ledger`, query),

    log: (from: number, limit?: number) => get<LogAnswer>('/v1/log', { from, limit }),
    /** The settled log in files that are named by their SHA-256. */
    segments: async (page: Partial<PageQuery> = {}) =>
      (await get<{ segments: SegmentAnswer[] }>('/v1/segments', page)).segments,
    segment: (hash: string) => requestBytes(transport, `/v1/segments/${hash}`),
    /** What shows a settled fill to be what the chain was told. */
    fillProof: (tradeId: number) => get<FillProofAnswer>(`/v1/proof/fill/${tradeId}`),
    snapshots: async () => (await get<{ snapshots: SnapshotAnswer[] }>('/v1/snapshots')).snapshots,
    snapshot: (sequence: number) => requestBytes(transport, `/v1/snapshots/${sequence}`),
    batches: async (page: Partial<PageQuery> = {}) =>
      (await get<{ batches: BatchAnswer[] }>('/v1/batches', page)).batches,

    async putModel(modelId: string, file: Uint8Array<ArrayBuffer>): Promise<StoredModelAnswer> {
      return (
        await requestJson<StoredModelAnswer>(transport, 'PUT', `/v1/models/${modelId}`, { bytes: file })
      ).value;
    },
    model: (modelId: string) => requestBytes(transport, `/v1/models/${modelId}`),
    trader: (modelId: string) => get<TraderAnswer>(`/v1/models/${modelId}/trader`),

    vaults: async () => (await get<{ vaults: VaultAnswer[] }>('/v1/vaults')).vaults,
    vault: (address: string, query: Partial<VaultQuery> = {}) =>
      get<VaultDetailAnswer>(`/v1/vaults/${address}`, query),

    faucet: (address: string) => send<FaucetAnswer>('POST', '/v1/faucet', { address }),

    /** A live feed that reconnects and resynchronises by itself; see `openStream`. */
    stream: (streamOptions: StreamOptions = {}): Stream =>
      openStream(socketUrl(transport.baseUrl, '/v1/stream'), streamOptions),

    /** Order entry over one socket, for whoever sends more than a few; see `openOrderSocket`. */
    orderSocket: (linkOptions: LinkOptions = {}): OrderSocket =>
      openOrderSocket(socketUrl(transport.baseUrl, '/v1/trade'), linkOptions),
  };
}

function socketUrl(baseUrl: string, path: string): string {
  const origin = baseUrl || ((globalThis as { location?: { origin: string } }).location?.origin ?? '');
  return `${origin.replace(/^http/, 'ws')}${path}`;
}
