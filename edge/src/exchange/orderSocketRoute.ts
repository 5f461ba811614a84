import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { requireDeployment } from '../chain/deployment.ts';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { originOf } from '../http/origin.ts';
import { openWebSocket, requireUpgrade } from '../http/webSocket.ts';
import { commandAnswersShape } from './commandSchema.ts';
import { exchangeOf } from './exchangeOf.ts';
import { relayOrders } from './orderRelay.ts';
import { admitCommand } from './wireCommand.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/trade',
  tags: ['trading'],
  summary: 'Order entry (WebSocket)',
  description: `A frame is one Command or a list of up to 64. Each has an \`id\` of the sender's, and its answer carries it: answers come as lists of
CommandAnswer, each once its command is on disk, in the order of the log. A socket that ends with orders unanswered says nothing about
them: open another and send them again, the same \`clientOrderId\` with the same order answers the same for good.
\`{"op":"ping","id":n}\` is answered with \`{"op":"pong","id":n}\`; \`{"op":"heartbeat","sequence","timeMs"}\` comes every ten seconds, so a
socket that is silent for longer is dead.`,
  responses: {
    101: { description: 'Switching protocols' },
    ...answers(commandAnswersShape, 'The answers of a frame', [
      'INVALID_REQUEST',
      'RATE_LIMITED',
      'CHAIN_UNAVAILABLE',
    ]),
  },
});

export const orderSocketRoute = new OpenAPIHono<AppEnv>().openapi(route, async (context) => {
  requireUpgrade(context);
  const deployment = requireDeployment(context.env);
  const exchange = await openWebSocket(exchangeOf(context.env), '/trade');
  if (!exchange) throw new EdgeError('RATE_LIMITED', 'There are too many order sockets; try again later.');
  const { 0: theirs, 1: client } = new WebSocketPair();
  const origin = originOf(context);
  client.accept();
  exchange.accept();
  relayOrders(client, exchange, (command) => admitCommand(command, deployment, origin));
  return new Response(null, { status: 101, webSocket: theirs }) as never;
});
