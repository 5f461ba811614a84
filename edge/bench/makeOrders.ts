import { type PlaceOrderBody, signOrder } from '../client/index.ts';
import { MARKETS, type Market } from '../src/markets/markets.ts';
import { TEST_DEPLOYMENT } from '../test/fakeChain.ts';
import { ann } from '../test/people.ts';

const SIGNATURE = `0x${'11'.repeat(64)}1b` as const;

/** An account that signs nothing: for the Worker that checks nothing. */
const unsigning = { signTypedData: async () => SIGNATURE };

/** Bids of a dollar each at fifty prices, none of which meets another. */
export function makeOrders(name: string, count: number, signed: boolean): Promise<PlaceOrderBody[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      signOrder(signed ? ann : unsigning, TEST_DEPLOYMENT, {
        account: ann.address,
        market: MARKETS[0] as Market,
        side: 'buy',
        type: 'limit',
        timeInForce: 'GTC',
        price: String(5_000 + (index % 50)),
        quantity: '0.00021',
        maxFeeBps: 5,
        expiry: Math.floor(Date.now() / 1_000) + 3_600,
        clientOrderId: `${name}-${index}`,
      }),
    ),
  );
}
