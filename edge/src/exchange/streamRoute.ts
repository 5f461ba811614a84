import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { errorShape } from '../http/shapes.ts';
import { requireUpgrade } from '../http/webSocket.ts';
import { exchangeOf } from './exchangeOf.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/stream',
  tags: ['stream'],
  summary: 'The live feed (WebSocket)',
  description: `Send \`{"op":"subscribe","channels":["book.BTC-USD","trades.BTC-USD","clock.BTC-USD","account.0x…"]}\`; each channel begins with a
snapshot. A book delta covers the commands \`firstSeq\` to \`lastSeq\` and carries whole levels (\`0\` removes one): skip it where
\`lastSeq\` is not above what you have; subscribe anew where \`firstSeq\` is more than one above it, or where the checksum (CRC-32 of
the text \`price:quantity,…|price:quantity,…\` of the ten best bids and asks) differs. Answer \`{"op":"ping","id":n}\` with \`{"op":"pong","id":n}\`: who
does not is dropped with close code 4008.`,
  responses: {
    101: { description: 'Switching protocols' },
    ...answers(errorShape, '', ['INVALID_REQUEST', 'RATE_LIMITED']),
  },
});

export const streamRoute = new OpenAPIHono<AppEnv>().openapi(route, async (context) => {
  requireUpgrade(context);
  const answer = await exchangeOf(context.env).fetch(context.req.raw);
  if (answer.status === 503)
    throw new EdgeError('RATE_LIMITED', 'There are too many readers; try again later.');
  return answer as never;
});
