import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ann, ben } from './people.ts';
import { signTestOrder, startTestEdge, type TestEdge } from './startTestEdge.ts';

let test: TestEdge;
beforeAll(async () => {
  test = await startTestEdge();
  await test.client.placeOrder(await signTestOrder({ side: 'sell', price: '9000', quantity: '0.5' }, ben));
  await test.client.placeOrder(await signTestOrder({ price: '9000', quantity: '0.2' }));
});
afterAll(() => test.close());

describe('operation', () => {
  it('says how long fills wait for the chain, and who listens', async () => {
    const socket = test.client.orderSocket();
    await socket.test(await signTestOrder());
    const status = await test.client.status();
    // This chain settles nothing, so the one fill waits and no delay is known.
    expect(status).toMatchObject({
      halted: false,
      matchedToSettled: { fills: 0, p99Ms: null },
      load: { orderSockets: 1, waitingCommands: 0 },
    });
    expect(status.matchedToSettled.oldestUnsettledAgeMs).toBeGreaterThanOrEqual(0);
    socket.close();
  });

  it('counts commands by what became of them, for Prometheus', async () => {
    await expect(test.client.placeOrder(await signTestOrder({ quantity: '50' }))).rejects.toMatchObject({
      code: 'INSUFFICIENT_BALANCE',
    });
    const response = await fetch(`${test.url}/v1/metrics`);
    expect(response.headers.get('content-type')).toContain('version=0.0.4');
    const text = await response.text();
    expect(text).toMatch(/^edge_commands_total\{budget="orders",code="OK"\} [1-9]/m);
    expect(text).toMatch(/^edge_commands_total\{budget="orders",code="INSUFFICIENT_BALANCE"\} 1$/m);
    expect(text).toMatch(/^edge_group_commands_count [1-9]/m);
  });

  it('gives each answer the name of its request', async () => {
    const named = await fetch(`${test.url}/v1/markets`, { headers: { 'x-request-id': 'mine-7' } });
    expect(named.headers.get('x-request-id')).toBe('mine-7');
    const bad = await fetch(`${test.url}/v1/markets`, { headers: { 'x-request-id': 'no spaces' } });
    expect(bad.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an order', () => {
  it('is found by its name, and only by its own account', async () => {
    const { order } = await test.client.placeOrder(await signTestOrder({ clientOrderId: 'by-name' }));
    expect(await test.client.order(ann.address, 'by-name')).toEqual(order);
    await expect(test.client.order(ben.address, 'by-name')).rejects.toMatchObject({ code: 'UNKNOWN_ORDER' });
  });
});

describe('a download', () => {
  it('holds what the pages hold', async () => {
    const { entries } = await test.client.ledger(ann.address);
    const load = async (report: string, format: string) =>
      (await fetch(`${test.url}/v1/accounts/${ann.address}/export/${report}?format=${format}`)).text();
    expect(JSON.parse(await load('ledger', 'json'))).toEqual(entries);
    const lines = (await load('ledger', 'csv')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('sequence,timeMs,kind,tradeId,chainId,asset,amount');
    expect(lines).toHaveLength(entries.length + 1);
    expect(await load('fills', 'csv')).toContain('matched');
    expect(JSON.parse(await load('orders', 'json'))).toEqual(await test.client.orders(ann.address));
  });
});
