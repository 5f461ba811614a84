import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EdgeClient, type OrderToSign, signCancel, signDelegation } from '../client/index.ts';
import { TEST_DEPLOYMENT } from './fakeChain.ts';
import { ann, ben, stranger } from './people.ts';
import { later, market, signTestOrder, startTestEdge, type TestEdge } from './startTestEdge.ts';

const domain = TEST_DEPLOYMENT;
let edge: TestEdge;
let client: EdgeClient;

beforeAll(async () => {
  edge = await startTestEdge();
  client = edge.client;
});

afterAll(() => edge.close());

const sign = (change: Partial<OrderToSign> = {}, signer = ann) =>
  signTestOrder({ account: ann.address, ...change }, signer);

async function post(
  path: string,
  body: unknown,
): Promise<{ status: number; error: { code: string; message: string } }> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${edge.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: text,
  });
  return {
    status: response.status,
    ...((await response.json()) as { error: { code: string; message: string } }),
  };
}

const exchangeState = async () => (await client.health()).exchange;

describe('bad input at the border', () => {
  it.each<[string, () => Promise<unknown>, number, string]>([
    ['no JSON', async () => '{"account":', 400, 'MALFORMED_JSON'],
    ['nothing', async () => '', 400, 'MALFORMED_JSON'],
    ['a list', async () => [], 400, 'INVALID_REQUEST'],
    [
      'a body too large',
      async () => ({ ...(await sign()), padding: 'x'.repeat(20_000) }),
      413,
      'BODY_TOO_LARGE',
    ],
    ['no signature', async () => ({ ...(await sign()), signature: undefined }), 401, 'SIGNATURE_MISSING'],
    ['an empty signature', async () => ({ ...(await sign()), signature: '' }), 401, 'SIGNATURE_MISSING'],
    [
      'a signature that is none',
      async () => ({ ...(await sign()), signature: '0x1234' }),
      401,
      'SIGNATURE_INVALID',
    ],
    [
      'a signature of zeros',
      async () => ({ ...(await sign()), signature: `0x${'00'.repeat(65)}` }),
      401,
      'SIGNATURE_INVALID',
    ],
    [
      'a mirrored signature',
      async () => ({ ...(await sign()), signature: mirrored((await sign()).signature) }),
      401,
      'SIGNATURE_INVALID',
    ],
    [
      'another price than was signed',
      async () => ({ ...(await sign()), price: '9100' }),
      403,
      'SESSION_UNKNOWN',
    ],
    [
      'a signature for another chain',
      () => signTestOrder({}, ann, { ...domain, chainId: 1 }),
      403,
      'SESSION_UNKNOWN',
    ],
    ["a stranger's signature", () => sign({}, stranger), 403, 'SESSION_UNKNOWN'],
    ['an expired order', () => sign({ expiry: 1_000_000_000 }), 400, 'ORDER_EXPIRED'],
    [
      'a price between ticks',
      async () => ({ ...(await sign()), price: '9000.55' }),
      400,
      'PRICE_OUT_OF_TICK',
    ],
    [
      'a quantity between lots',
      async () => ({ ...(await sign()), quantity: '0.000001' }),
      400,
      'QUANTITY_OUT_OF_LOT',
    ],
    ['a negative price', async () => ({ ...(await sign()), price: '-1' }), 400, 'INVALID_REQUEST'],
    ['a price as a number', async () => ({ ...(await sign()), price: 9000 }), 400, 'INVALID_REQUEST'],
    ['no price at all', () => sign({ price: '0' }), 400, 'PRICE_OUT_OF_RANGE'],
    ['a price beyond the format', () => sign({ price: '214748364.8' }), 400, 'PRICE_OUT_OF_RANGE'],
    ['a quantity beyond the format', () => sign({ quantity: '21474.83648' }), 400, 'QUANTITY_OUT_OF_RANGE'],
    ['more than the account has', () => sign({ quantity: '50' }), 409, 'INSUFFICIENT_BALANCE'],
    ['less fee than the market takes', () => sign({ maxFeeBps: 1 }), 400, 'FEE_BELOW_MARKET'],
    ['an unknown market', () => sign({ market: { ...market, symbol: 'DOGE-USD' } }), 404, 'UNKNOWN_MARKET'],
    [
      'an account that never deposited',
      () => sign({ account: stranger.address }, stranger),
      404,
      'UNKNOWN_ACCOUNT',
    ],
    [
      'a bad client order id',
      async () => ({ ...(await sign()), clientOrderId: 'no spaces' }),
      400,
      'INVALID_REQUEST',
    ],
    ['a bad address', async () => ({ ...(await sign()), account: '0x12' }), 400, 'INVALID_REQUEST'],
    ['a side that does not exist', async () => ({ ...(await sign()), side: 'both' }), 400, 'INVALID_REQUEST'],
  ])('%s gets its code and changes nothing', async (_name, make, status, code) => {
    const body = await make();
    const before = await exchangeState();
    const answer = await post('/v1/orders', body);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(JSON.stringify(answer)).not.toMatch(/\bat .*\.(ts|js)\b|stack/);
    expect(await exchangeState()).toEqual(before);
  });

  it.each([
    ['/v1/markets/DOGE-USD/book', 404, 'UNKNOWN_MARKET'],
    ['/v1/markets/BTC-USD/book?depth=-1', 400, 'INVALID_REQUEST'],
    ['/v1/markets/BTC-USD/candles?limit=100000', 400, 'INVALID_REQUEST'],
    ['/v1/accounts/0x12/balances', 400, 'INVALID_REQUEST'],
    ['/v1/log?from=0', 400, 'INVALID_REQUEST'],
    ['/v1/snapshots/7', 404, 'NOT_FOUND'],
    ['/v1/models/0x12', 400, 'INVALID_REQUEST'],
    [`/v1/models/0x${'00'.repeat(32)}`, 404, 'NOT_FOUND'],
    ['/v1/stream', 400, 'INVALID_REQUEST'],
    ['/v1/nowhere', 404, 'NOT_FOUND'],
  ])('GET %s answers %i %s', async (path, status, code) => {
    const response = await fetch(`${edge.url}${path}`);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it('a model whose bytes are not what its id names is not kept', async () => {
    const file = new Uint8Array([1, 2, 3]);
    await expect(client.putModel(`0x${'00'.repeat(32)}`, file)).rejects.toMatchObject({
      code: 'MODEL_ID_MISMATCH',
      status: 422,
    });
  });

  it('a delegation that another signed opens nothing', async () => {
    const delegation = {
      account: ann.address,
      sessionKey: stranger.address,
      scopes: 3,
      expiry: BigInt(later()),
      nonce: 1n,
    };
    const body = await signDelegation(stranger, domain, delegation);
    await expect(client.openSession(body)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
    await expect(client.placeOrder(await sign({}, stranger))).rejects.toMatchObject({
      code: 'SESSION_UNKNOWN',
    });
  });
});

describe('every answer', () => {
  it('may be read by any page and rendered by none', async () => {
    const { headers } = await fetch(`${edge.url}/v1/markets`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('the API explorer', () => {
  it('runs its own script, asks this API, and nothing else', async () => {
    const page = await fetch(`${edge.url}/v1/explorer`);
    const html = await page.text();
    const nonce = /<script type="module" nonce="([^"]+)">/.exec(html)?.[1];
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'nonce-${nonce}'`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)=/);
  });
});

describe('an exchange that is evicted', () => {
  it('comes back with the same state, the same book and the same memory of what was asked', async () => {
    const body = await sign({ clientOrderId: 'kept' });
    const placed = await client.placeOrder(body);
    expect(placed).toMatchObject({ order: { status: 'open' }, replayed: false });
    const before = [await exchangeState(), await client.book('BTC-USD')];
    await edge.evict();
    expect([await exchangeState(), await client.book('BTC-USD')]).toEqual(before);
    expect(await client.placeOrder(body)).toEqual({ ...placed, replayed: true });
    const cancel = await signCancel(ann, domain, {
      account: ann.address,
      market,
      clientOrderId: 'kept',
      expiry: later(),
    });
    expect((await client.cancel(cancel)).canceled).toHaveLength(1);
  });
});

describe('the stream', () => {
  it('tells of trades, books and accounts as they happen', async () => {
    const socket = new WebSocket(`${edge.url.replace('http', 'ws')}/v1/stream`);
    const heard: { channel?: string; type?: string; op?: string }[] = [];
    let wake: () => void = () => {};
    socket.addEventListener('message', (event) => {
      heard.push(JSON.parse(String(event.data)));
      wake();
    });
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const until = async (found: () => boolean) => {
      while (!found()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    const mine = `account.${ben.address.toLowerCase()}`;
    socket.send(JSON.stringify({ op: 'subscribe', channels: ['book.BTC-USD', 'trades.BTC-USD', mine] }));
    await until(() => heard.some((message) => message.op === 'subscribed'));
    await client.placeOrder(
      await sign({ account: ben.address, side: 'sell', price: '9000', quantity: '0.5' }, ben),
    );
    await client.placeOrder(await sign({ price: '9000', quantity: '0.2' }));
    await until(() => heard.filter((message) => message.channel === mine).length >= 3);
    expect(heard).toContainEqual(
      expect.objectContaining({
        channel: 'trades.BTC-USD',
        type: 'trades',
        trades: [
          expect.objectContaining({ price: '9000', quantity: '0.2', takerSide: 'buy', stage: 'matched' }),
        ],
      }),
    );
    expect(heard).toContainEqual(
      expect.objectContaining({ channel: 'book.BTC-USD', type: 'delta', asks: [['9000', '0.5']] }),
    );
    expect(heard).toContainEqual(
      expect.objectContaining({ channel: 'book.BTC-USD', type: 'delta', asks: [['9000', '0.3']] }),
    );
    expect(heard.findLast((message) => message.channel === mine)).toMatchObject({
      type: 'update',
      fills: [{ liquidity: 'maker', side: 'sell', quantity: '0.2' }],
      orders: [{ filled: '0.2', status: 'open' }],
    });
    socket.close();
  });
});

/** The other signature of the same message: valid mathematics, refused by the contract. */
function mirrored(signature: string): string {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const s = order - BigInt(`0x${signature.slice(66, 130)}`);
  const v = signature.endsWith('1b') ? '1c' : '1b';
  return `${signature.slice(0, 66)}${s.toString(16).padStart(64, '0')}${v}`;
}
