export { admitCancel, admitOrder } from './admit.ts';
export { FRAME_BYTES_MAX } from './commandSchema.ts';
export { ExchangeObject } from './ExchangeObject.ts';
export { exchangeOf } from './exchangeOf.ts';
export { exchangeRoutes } from './routes.ts';
export type { PlaceOrderBody } from './schema.ts';
