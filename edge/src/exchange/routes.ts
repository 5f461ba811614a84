import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../env.ts';
import { haltRoute } from './haltRoute.ts';
import { marketDataRoutes } from './marketDataRoutes.ts';
import { marketsRoute } from './marketsRoute.ts';
import { orderSocketRoute } from './orderSocketRoute.ts';
import { readingRoutes } from './readingRoutes.ts';
import { replayRoutes } from './replayRoutes.ts';
import { reportRoutes } from './reportRoutes.ts';
import { streamRoute } from './streamRoute.ts';
import { tradingRoutes } from './tradingRoutes.ts';

/** Everything that the exchange answers. */
export const exchangeRoutes = new OpenAPIHono<AppEnv>()
  .route('/', marketsRoute)
  .route('/', marketDataRoutes)
  .route('/', readingRoutes)
  .route('/', reportRoutes)
  .route('/', tradingRoutes)
  .route('/', orderSocketRoute)
  .route('/', haltRoute)
  .route('/', replayRoutes)
  .route('/', streamRoute);
