export { FaucetObject } from './FaucetObject.ts';
export { faucetRoutes } from './routes.ts';
