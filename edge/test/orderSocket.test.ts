import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandBody, signCancel } from '../client/index.ts';
import { TEST_DEPLOYMENT } from './fakeChain.ts';
import { ann, ben, stranger } from './people.ts';
import { later, market, signTestOrder, startTestEdge, type TestEdge } from './startTestEdge.ts';

let test: TestEdge;
beforeAll(async () => {
  test = await startTestEdge();
});
afterAll(() => test.close());

const exchangeState = async () => (await test.client.health()).exchange;

describe('order entry over a socket', () => {
  it('answers many commands of one turn, each under its own name', async () => {
    const socket = test.client.orderSocket();
    const bodies = await Promise.all(
      Array.from({ length: 100 }, (_, index) => signTestOrder({ price: `${8000 + index}` })),
    );
    const placed = await Promise.all(bodies.map((body) => socket.place(body)));
    expect(placed.map(({ order }) => order.clientOrderId)).toEqual(
      bodies.map(({ clientOrderId }) => clientOrderId),
    );
    // The log has them in the order in which they were sent.
    const ids = placed.map(({ order }) => order.orderId);
    expect(ids).toEqual([...ids].sort((left, right) => left - right));
    const cancel = await signCancel(ann, TEST_DEPLOYMENT, {
      account: ann.address,
      market,
      clientOrderId: null,
      expiry: later(),
    });
    expect((await socket.cancel(cancel)).canceled).toHaveLength(100);
    // The same cancel again is the same cancel, not another one.
    expect((await socket.cancel(cancel)).canceled).toHaveLength(100);
    socket.close();
  });

  it('refuses one command of a frame and takes the others', async () => {
    const socket = test.client.orderSocket();
    const [good, foreign, tooMuch] = await Promise.all([
      signTestOrder(),
      signTestOrder({ account: ann.address }, stranger),
      signTestOrder({ quantity: '50' }),
    ]);
    const answers = await Promise.allSettled([good, foreign, tooMuch].map((body) => socket.place(body)));
    expect(answers.map((answer) => (answer.status === 'rejected' ? answer.reason.code : 'placed'))).toEqual([
      'placed',
      'SESSION_UNKNOWN',
      'INSUFFICIENT_BALANCE',
    ]);
    socket.close();
  });

  it('sends again what a restart left unanswered, and nothing happens twice', async () => {
    const socket = test.client.orderSocket();
    await socket.place(await signTestOrder());
    const bodies = await Promise.all(Array.from({ length: 40 }, () => signTestOrder()));
    const before = (await test.client.orders(ann.address, { limit: 500 })).length;
    const all = Promise.all(bodies.map((body) => socket.place(body)));
    await test.restart();
    const placed = await all;
    const after = await test.client.orders(ann.address, { limit: 500 });
    expect(after).toHaveLength(before + 40);
    const kept = new Map(after.map(({ clientOrderId, orderId }) => [clientOrderId, orderId]));
    for (const { order } of placed) expect(kept.get(order.clientOrderId)).toBe(order.orderId);
    socket.close();
  });

  it('a frame that is none ends the socket with a reason and changes nothing', async () => {
    const before = await exchangeState();
    for (const frame of ['{', '[]', '7', JSON.stringify(Array(65).fill({ id: 1, op: 'order' }))]) {
      const socket = new WebSocket(`${test.url.replace('http', 'ws')}/v1/trade`);
      await once(socket, 'open');
      socket.send(frame);
      const [closed] = (await once(socket, 'close')) as [CloseEvent];
      expect([closed.code, closed.reason]).toEqual([4_000, 'a frame is a command or 1 to 64 of them']);
    }
    expect(await exchangeState()).toEqual(before);
  });

  it('answers a command that fits no schema under its id, and a ping', async () => {
    const socket = new WebSocket(`${test.url.replace('http', 'ws')}/v1/trade`);
    await once(socket, 'open');
    socket.send(JSON.stringify([{ id: 'mine', op: 'order', params: {} }, 5]));
    const [refused] = (await once(socket, 'message')) as [MessageEvent];
    expect(JSON.parse(refused.data)).toMatchObject([
      { id: 'mine', ok: false, error: { code: 'SIGNATURE_MISSING' } },
      { id: null, ok: false, error: { code: 'INVALID_REQUEST' } },
    ]);
    socket.send(JSON.stringify({ op: 'ping', id: 3 }));
    const [pong] = (await once(socket, 'message')) as [MessageEvent];
    expect(JSON.parse(pong.data)).toEqual({ op: 'pong', id: 3 });
    socket.close();
  });
});

describe('a request and its time', () => {
  it('is refused outside of its window, unless it was answered before', async () => {
    const body = await signTestOrder();
    const old = { ...body, timestampMs: Date.now() - 2_000, recvWindowMs: 1_000 };
    await expect(test.client.placeOrder(old)).rejects.toMatchObject({ code: 'OUTSIDE_RECV_WINDOW' });
    await expect(test.client.placeOrder({ ...body, timestampMs: Date.now() + 60_000 })).rejects.toMatchObject(
      { code: 'OUTSIDE_RECV_WINDOW' },
    );
    const placed = await test.client.placeOrder({ ...body, timestampMs: Date.now() - 2_000 });
    expect(await test.client.placeOrder(old)).toEqual({ ...placed, replayed: true });
  });
});

describe('looking before placing', () => {
  it('says what placing would say and changes nothing', async () => {
    const body = await signTestOrder();
    const before = await exchangeState();
    expect(await test.client.testOrder(body)).toMatchObject({ wouldBeTaken: true, market: 'BTC-USD' });
    await expect(test.client.testOrder(await signTestOrder({ quantity: '50' }))).rejects.toMatchObject({
      code: 'INSUFFICIENT_BALANCE',
    });
    expect(await exchangeState()).toEqual(before);
    expect((await test.client.placeOrder(body)).replayed).toBe(false);
  });
});

describe('a batch', () => {
  it('takes its commands in their order, each by itself', async () => {
    const [first, second] = await Promise.all([signTestOrder(), signTestOrder({ quantity: '50' })]);
    const cancel = await signCancel(ann, TEST_DEPLOYMENT, {
      account: ann.address,
      market,
      clientOrderId: first.clientOrderId,
      expiry: later(),
    });
    const answers = await test.client.batch([
      { id: 'a', op: 'order', params: first },
      { id: 'b', op: 'order', params: second },
      { id: 'c', op: 'cancel', params: cancel },
    ]);
    expect(answers).toMatchObject([
      { id: 'a', ok: true, result: { order: { status: 'open' } } },
      { id: 'b', ok: false, error: { code: 'INSUFFICIENT_BALANCE' } },
      { id: 'c', ok: true, result: { canceled: [{ clientOrderId: first.clientOrderId }] } },
    ]);
  });

  it('whose ids are the same is refused whole', async () => {
    const params = await signTestOrder();
    const twice = [1, 1].map((id) => ({ id, op: 'order' as const, params }));
    await expect(test.client.batch(twice)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('limits', () => {
  it('slow down orders that only rest, leave cancels through, and say when to come back', async () => {
    const slow = await startTestEdge({ ordersPerSecond: 1 });
    const bodies = await Promise.all(Array.from({ length: 8 }, () => signTestOrder()));
    const [first, ...others] = bodies.map((params, id) => ({ id, op: 'order' as const, params }));
    const answers = await slow.client.batch([first as CommandBody, ...others.slice(0, 3)]);
    expect(answers.map(({ ok, error, remaining }) => [ok, error?.code, remaining])).toEqual([
      [true, undefined, 1],
      [true, undefined, 0],
      [false, 'RATE_LIMITED', 0],
      [false, 'RATE_LIMITED', 0],
    ]);
    const sent = await Promise.all(
      bodies.slice(4).map((body) =>
        fetch(`${slow.url}/v1/orders`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    );
    const refused = sent.find(({ status }) => status === 429);
    expect(refused?.headers.get('ratelimit-limit')).toBe('2');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    const cancel = await signCancel(ann, TEST_DEPLOYMENT, {
      account: ann.address,
      market,
      clientOrderId: null,
      expiry: later(),
    });
    expect((await slow.client.cancel(cancel)).canceled.length).toBeGreaterThan(0);
    await slow.close();
  });

  it('are not used up by strangers who name the account', async () => {
    const slow = await startTestEdge({ ordersPerSecond: 1 });
    for (let turn = 0; turn < 6; turn++)
      await expect(
        slow.client.placeOrder(await signTestOrder({ account: ann.address }, stranger)),
      ).rejects.toMatchObject({ code: turn < 2 ? 'SESSION_UNKNOWN' : expect.any(String) });
    expect((await slow.client.placeOrder(await signTestOrder())).order.status).toBe('open');
    await slow.close();
  });

  it('do not count orders that trade', async () => {
    const slow = await startTestEdge({ ordersPerSecond: 1 });
    await slow.client.placeOrder(await signTestOrder({ side: 'sell', price: '9000', quantity: '1' }, ben));
    for (let trade = 0; trade < 8; trade++) {
      const { fills } = await slow.client.placeOrder(
        await signTestOrder({ timeInForce: 'IOC', price: '9000', quantity: '0.01' }),
      );
      expect(fills).toHaveLength(1);
    }
    await slow.close();
  });
});
