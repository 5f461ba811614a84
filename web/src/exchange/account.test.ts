import type { FillAnswer, OrderAnswer } from '@quantum-chain/edge/client';
import { expect, test } from 'vitest';
import { applyAccountMessage, openOrders } from './account.ts';

const order = (orderId: number, status: OrderAnswer['status']) => ({ orderId, status }) as OrderAnswer;
const fill = (tradeId: number, stage: FillAnswer['stage'], orderId = 1) =>
  ({ tradeId, orderId, stage }) as FillAnswer;
const balance = (asset: string, total: string) => ({ asset, total, available: total, reserved: '0' });
const update = (change: object) => ({
  channel: 'account.0x1' as const,
  type: 'update' as const,
  seq: 2,
  balances: [],
  orders: [],
  fills: [],
  ...change,
});

const start = applyAccountMessage(undefined, {
  channel: 'account.0x1',
  type: 'snapshot',
  seq: 1,
  balances: [balance('tUSD', '10')],
  orders: [order(1, 'open'), order(2, 'open')],
});

test('a filled order leaves the open ones and the others stay, newest first', () => {
  const after = applyAccountMessage(start, update({ orders: [order(1, 'filled'), order(3, 'open')] }));
  expect(openOrders(after).map(({ orderId }) => orderId)).toEqual([3, 2]);
});

test('a fill that settles replaces itself and does not come twice', () => {
  const matched = applyAccountMessage(start, update({ fills: [fill(7, 'matched')] }));
  const settled = applyAccountMessage(matched, update({ fills: [fill(7, 'settled'), fill(8, 'matched')] }));
  expect(settled.fills.map(({ tradeId, stage }) => [tradeId, stage])).toEqual([
    [8, 'matched'],
    [7, 'settled'],
  ]);
});

test('only what changed is sent: other balances stay, new ones join', () => {
  const after = applyAccountMessage(start, update({ balances: [balance('tBTC', '1')] }));
  expect(after.balances.map(({ asset, total }) => [asset, total])).toEqual([
    ['tUSD', '10'],
    ['tBTC', '1'],
  ]);
  const again = applyAccountMessage(after, update({ balances: [balance('tUSD', '9')] }));
  expect(again.balances.map(({ total }) => total)).toEqual(['9', '1']);
});
