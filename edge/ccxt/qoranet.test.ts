import ccxt from 'ccxt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ann, ben } from '../test/people.ts';
import { startTestEdge, type TestEdge } from '../test/startTestEdge.ts';
import { QoraNetPro } from './index.ts';

const SYMBOL = 'BTC/USD';
let test: TestEdge;
let buyer: QoraNetPro;
let seller: QoraNetPro;

function open(walletAddress: string, byte: string): QoraNetPro {
  const privateKey = `0x${byte.repeat(32)}`;
  return new QoraNetPro({
    urls: { api: { public: `${test.url}/v1` } },
    walletAddress,
    privateKey,
    newUpdates: true,
  });
}

beforeAll(async () => {
  test = await startTestEdge();
  [buyer, seller] = [open(ann.address, 'a1'), open(ben.address, 'b2')];
}, 60_000);
afterAll(async () => {
  await Promise.all([buyer.close(), seller.close()]);
  await test.close();
});

describe('ccxt', () => {
  it('knows the market as ccxt describes markets', async () => {
    const markets = await buyer.loadMarkets();
    expect(markets[SYMBOL]).toMatchObject({
      id: 'BTC-USD',
      spot: true,
      taker: 0.0005,
      precision: { price: 0.1, amount: 0.00001 },
    });
    expect(Object.keys(await buyer.fetchCurrencies())).toEqual(['BTC', 'USD']);
    expect(buyer.checkRequiredCredentials()).toBe(true);
  });

  it('trades through its unified calls and reads what became of it', async () => {
    const ask = await seller.createOrder(SYMBOL, 'limit', 'sell', 0.5, 9_000, { clientOrderId: 'ask-1' });
    expect(ask).toMatchObject({ id: 'ask-1', status: 'open', amount: 0.5, remaining: 0.5 });
    const book = await buyer.fetchOrderBook(SYMBOL);
    expect(book.asks[0]).toEqual([9_000, 0.5]);
    const bought = await buyer.createOrder(SYMBOL, 'market', 'buy', 0.2);
    expect(bought).toMatchObject({ status: 'closed', filled: 0.2, side: 'buy' });
    expect(await seller.fetchOrder('ask-1', SYMBOL)).toMatchObject({ status: 'open', filled: 0.2 });
    expect(await buyer.fetchMyTrades(SYMBOL)).toMatchObject([
      {
        order: bought.id,
        price: 9_000,
        amount: 0.2,
        takerOrMaker: 'taker',
        fee: { cost: 0.9, currency: 'USD' },
      },
    ]);
    expect(await buyer.fetchTrades(SYMBOL)).toMatchObject([{ side: 'buy', price: 9_000, cost: 1_800 }]);
    expect(await buyer.fetchTicker(SYMBOL)).toMatchObject({ last: 9_000, ask: 9_000, baseVolume: 0.2 });
    expect((await buyer.fetchOHLCV(SYMBOL, '1h'))[0]?.slice(1)).toEqual([9_000, 9_000, 9_000, 9_000, 0.2]);
    expect(await buyer.fetchBalance()).toMatchObject({ BTC: { total: 0.2 }, USD: { total: 98_199.1 } });
    const ledger = (await buyer.fetchLedger()).map(({ type, amount }) => `${type} ${amount}`);
    expect(ledger.sort()).toEqual(['fee 0.9', 'trade 0.2', 'trade 1800', 'transaction 100000']);
    expect(await buyer.fetchDeposits()).toMatchObject([{ amount: 100_000, currency: 'USD' }]);
    expect(await seller.cancelOrder('ask-1', SYMBOL)).toMatchObject({ status: 'canceled' });
    expect(await seller.fetchOpenOrders(SYMBOL)).toEqual([]);
    expect(await seller.fetchClosedOrders(SYMBOL)).toHaveLength(1);
  });

  it('gives the first order again where its id is repeated, and its own errors', async () => {
    const place = () => buyer.createOrder(SYMBOL, 'limit', 'buy', 0.01, 8_000, { clientOrderId: 'once' });
    await place();
    // The second one is signed in another second, so it is another order under a used name.
    await expect(
      buyer.createOrder(SYMBOL, 'limit', 'buy', 0.02, 8_000, { clientOrderId: 'once' }),
    ).rejects.toBeInstanceOf(ccxt.DuplicateOrderId);
    await expect(buyer.createOrder(SYMBOL, 'limit', 'buy', 50, 8_000)).rejects.toBeInstanceOf(
      ccxt.InsufficientFunds,
    );
    await expect(buyer.cancelOrder('never', SYMBOL)).rejects.toBeInstanceOf(ccxt.OrderNotFound);
    await expect(
      open(ann.address, 'c3').createOrder(SYMBOL, 'limit', 'buy', 0.01, 8_000),
    ).rejects.toBeInstanceOf(ccxt.AuthenticationError);
    expect(await buyer.cancelAllOrders(SYMBOL)).toHaveLength(1);
  });

  it('watches books, trades, tickers, orders and balances', async () => {
    const first = await buyer.watchOrderBook(SYMBOL);
    expect(first.bids).toEqual([]);
    await buyer.watchBalance();
    await buyer.watchTrades(SYMBOL);
    expect(await buyer.watchTicker(SYMBOL)).toMatchObject({ last: 9_000 });
    expect((await buyer.watchOHLCV(SYMBOL, '1m')).at(-1)?.[4]).toBe(9_000);
    const [book, orders] = await Promise.all([
      buyer.watchOrderBook(SYMBOL),
      buyer.watchOrders(SYMBOL),
      buyer.createOrder(SYMBOL, 'limit', 'buy', 0.1, 8_500, { clientOrderId: 'watched' }),
    ]);
    expect(book.bids).toEqual([[8_500, 0.1]]);
    expect(orders).toMatchObject([{ id: 'watched', status: 'open' }]);
    const [mine, trades] = await Promise.all([
      buyer.watchMyTrades(SYMBOL),
      buyer.watchTrades(SYMBOL),
      seller.createOrder(SYMBOL, 'limit', 'sell', 0.1, 8_500),
    ]);
    expect(mine).toMatchObject([{ order: 'watched', takerOrMaker: 'maker', amount: 0.1 }]);
    expect(trades.at(-1)).toMatchObject({ side: 'sell', price: 8_500 });
  });
});
