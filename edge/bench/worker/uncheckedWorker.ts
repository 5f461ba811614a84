import { requireDeployment } from '../../src/chain/deployment.ts';
import type { Env } from '../../src/env.ts';
import type { CommandBody } from '../../src/exchange/commandSchema.ts';
import { exchangeOf } from '../../src/exchange/exchangeOf.ts';
import { relayOrders } from '../../src/exchange/orderRelay.ts';
import { cancelToJson, orderToJson } from '../../src/exchange/signedJson.ts';
import { cancelMessage, orderMessage } from '../../src/exchange/signedMessages.ts';
import { loadTypedDataDigest } from '../../src/exchange/typedDataDigest.ts';
import type { WireCommand } from '../../src/exchange/wireCommand.ts';
import { openWebSocket } from '../../src/http/webSocket.ts';
import { knownMarket } from '../../src/markets/knownMarket.ts';
import worker from '../../src/worker.ts';

export * from '../../src/worker.ts';

/**
 * The Worker without its signature check, for the benchmark alone: it shows what the check costs. Everything else is the same
 * code, the message's digest included.
 */
export default {
  ...worker,
  async fetch(request, env, context) {
    if (!new URL(request.url).pathname.endsWith('/v1/trade')) return worker.fetch(request, env, context);
    const deployment = requireDeployment(env);
    const digests = await loadTypedDataDigest(deployment);
    const exchange = await openWebSocket(exchangeOf(env), '/trade');
    if (!exchange) return new Response(null, { status: 503 });
    const { 0: theirs, 1: client } = new WebSocketPair();
    client.accept();
    exchange.accept();
    relayOrders(client, exchange, async (command) => trusted(command, digests));
    return new Response(null, { status: 101, webSocket: theirs });
  },
} satisfies ExportedHandler<Env>;

/** Whoever the command says, signed it. */
function trusted(
  command: CommandBody,
  digests: Awaited<ReturnType<typeof loadTypedDataDigest>>,
): WireCommand {
  const { id, op, params } = command;
  const { signature } = params;
  const market = knownMarket(params.market);
  if (command.op === 'cancel') {
    const message = cancelMessage(command.params, market);
    const digest = digests.digest('Cancel', message);
    return { id, op, signer: message.account, signed: cancelToJson({ message, signature, digest }) };
  }
  const message = orderMessage(command.params, market);
  if (typeof message === 'string') throw new Error(message);
  const digest = digests.digest('Order', message);
  return { id, op, signer: message.account, signed: orderToJson({ message, signature, digest }) };
}
