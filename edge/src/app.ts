import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { accountRoutes } from './account/index.ts';
import type { AppEnv } from './env.ts';
import { exchangeRoutes, FRAME_BYTES_MAX } from './exchange/index.ts';
import { explorerRoutes } from './explorer/index.ts';
import { faucetRoutes } from './faucet/index.ts';
import { allowAnyOrigin } from './http/allowAnyOrigin.ts';
import { answerError } from './http/answerError.ts';
import { EdgeError } from './http/edgeError.ts';
import { BODY_BYTES_MAX, limitBody } from './http/limitBody.ts';
import { limitRequests } from './http/limitRequests.ts';
import { secureAnswers } from './http/secureAnswers.ts';
import { traceRequests } from './http/traceRequests.ts';
import { MODEL_BYTES_MAX, modelRoutes } from './models/index.ts';
import { oracleRoutes } from './oracle/index.ts';
import { systemRoutes } from './system/routes.ts';
import { vaultRoutes } from './vaults/index.ts';

const API_INFO = {
  openapi: '3.1.0',
  info: {
    title: 'QoraNet edge',
    version: '1',
    description:
      'Decimal strings at the border, Unix milliseconds unless a name says otherwise. All reads are public: the log is.',
  },
};

const small = limitBody(BODY_BYTES_MAX);
const batch = limitBody(FRAME_BYTES_MAX);
const large = limitBody(MODEL_BYTES_MAX);
const limitByRoute: MiddlewareHandler<AppEnv> = (context, next) => {
  if (context.req.path.startsWith('/v1/models/')) return large(context, next);
  return (context.req.path === '/v1/batch' ? batch : small)(context, next);
};

/** The whole API. Static files are served before the Worker is asked. */
export function createApp() {
  const app = new OpenAPIHono<AppEnv>();
  app.use(allowAnyOrigin);
  // Before the policy that renders nothing: this is the one thing here that is meant to be looked at.
  app.route('/', explorerRoutes);
  app.use(secureAnswers);
  app.use(traceRequests);
  app.use(limitRequests);
  app.use(limitByRoute);
  app.route('/', systemRoutes);
  app.route('/', exchangeRoutes);
  app.route('/', accountRoutes);
  app.route('/', oracleRoutes);
  app.route('/', modelRoutes);
  app.route('/', vaultRoutes);
  app.route('/', faucetRoutes);
  app.doc31('/v1/openapi.json', API_INFO);
  app.notFound((context) => answerError(new EdgeError('NOT_FOUND', 'There is nothing here.'), context));
  app.onError(answerError);
  return app;
}
