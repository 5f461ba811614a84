import { privateKeyToAccount } from 'viem/accounts';
import { createEdgeClient, type MarketAnswer, signCancel, signOrder } from '../client/index.ts';

const ORDER_SECONDS = 3_600;

/** What an example needs from its caller, by environment: `EDGE_URL`, `ACCOUNT` and the session key `PRIVATE_KEY`. */
export async function connect() {
  const { EDGE_URL = 'http://127.0.0.1:8787', ACCOUNT, PRIVATE_KEY } = process.env;
  if (!PRIVATE_KEY)
    throw new Error('set PRIVATE_KEY to the key that signs orders, and ACCOUNT where it is a session key');
  const edge = createEdgeClient({ baseUrl: EDGE_URL });
  const signer = privateKeyToAccount(PRIVATE_KEY as `0x${string}`);
  const { deployment } = await edge.config();
  const market = (await edge.markets())[0];
  if (!deployment || !market) throw new Error('this edge takes no orders');
  const account = (ACCOUNT ?? signer.address) as `0x${string}`;
  const entry = edge.orderSocket();
  const expiry = () => Math.floor(Date.now() / 1_000) + ORDER_SECONDS;
  const words = { account, market, maxFeeBps: Math.max(market.makerFeeBps, market.takerFeeBps) };
  return {
    edge,
    market,
    account,
    entry,
    async place(order: {
      side: 'buy' | 'sell';
      price: string;
      quantity: string;
      timeInForce: 'GTC' | 'IOC';
      id: string;
    }) {
      const { id: clientOrderId, ...rest } = order;
      const type = 'limit' as const;
      const body = await signOrder(signer, deployment, {
        ...words,
        ...rest,
        type,
        clientOrderId,
        expiry: expiry(),
      });
      return entry.place(body);
    },
    cancelAll: async () =>
      entry.cancel(
        await signCancel(signer, deployment, { account, market, clientOrderId: null, expiry: expiry() }),
      ),
  };
}

/** A number on a market's grid, never above it. */
export function onGrid(value: number, decimals: number): string {
  return (Math.floor(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals);
}

export function sizeOf(market: MarketAnswer, dollars: number, price: number): string {
  return onGrid(dollars / price, market.quantityDecimals);
}
