import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './env.ts';
import { marketsRoute } from './exchange/marketsRoute.ts';
import { allowAnyOrigin } from './http/allowAnyOrigin.ts';
import { answerError } from './http/answerError.ts';
import { EdgeError } from './http/edgeError.ts';
import { BODY_BYTES_MAX, limitBody } from './http/limitBody.ts';
import { secureAnswers } from './http/secureAnswers.ts';
import { oracleRoutes } from './oracle/routes.ts';

export const API_INFO = {
  openapi: '3.1.0',
  info: {
    title: 'QoraNet edge',
    version: '1',
    description: 'Decimal strings at the border. All reads are public: the log is.',
  },
};

/** The whole API. Static files are served before the Worker is asked. */
export function createApp() {
  const app = new OpenAPIHono<AppEnv>();
  app.use(secureAnswers);
  app.use(allowAnyOrigin);
  app.use(limitBody(BODY_BYTES_MAX));
  app.route('/', marketsRoute);
  app.route('/', oracleRoutes);
  app.doc31('/v1/openapi.json', API_INFO);
  app.notFound((context) => answerError(new EdgeError('NOT_FOUND', 'There is nothing here.'), context));
  app.onError(answerError);
  return app;
}
