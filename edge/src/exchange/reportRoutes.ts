import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { errorShape } from '../http/shapes.ts';
import { toCsv } from './csv.ts';
import { exchangeOf } from './exchangeOf.ts';
import { downloadParamsShape, downloadQueryShape, ledgerQueryShape, ledgerShape } from './reportSchema.ts';
import { accountParamsShape } from './schema.ts';

const ledgerRoute = createRoute({
  method: 'get',
  path: '/v1/accounts/{address}/ledger',
  tags: ['accounts'],
  summary: 'Every change of an account’s balances, newest first',
  description:
    'Deposits, withdrawals, both legs of each fill, and fees; their sums are the balances. A page ends with a whole command.',
  request: { params: accountParamsShape, query: ledgerQueryShape },
  responses: answers(ledgerShape, 'The ledger', ['INVALID_REQUEST']),
});

const downloadRoute = createRoute({
  method: 'get',
  path: '/v1/accounts/{address}/export/{report}',
  tags: ['accounts'],
  summary: 'Download ledger, fills or orders',
  description:
    'Up to 5,000 rows, newest first. The header `x-next-before` is the `before` of the next part; without it this was the last.',
  request: { params: downloadParamsShape, query: downloadQueryShape },
  responses: {
    ...answers(errorShape, '', ['INVALID_REQUEST', 'RATE_LIMITED']),
    200: {
      description: 'The file',
      content: { 'text/csv': { schema: { type: 'string' } as const } },
    },
  },
});

export const reportRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(ledgerRoute, async (context) => {
    const { address } = context.req.valid('param');
    return context.json(await exchangeOf(context.env).ledger(address, context.req.valid('query')), 200);
  })
  .openapi(downloadRoute, async (context) => {
    const { address, report } = context.req.valid('param');
    const { format, before } = context.req.valid('query');
    const { rows, next } = await exchangeOf(context.env).report(address, report, before);
    if (next !== null) context.header('x-next-before', String(next));
    context.header('content-disposition', `attachment; filename="${report}-${address}.${format}"`);
    if (format === 'json') return context.json(rows, 200) as never;
    return context.text(toCsv(rows), 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
