export { AccountObject } from './AccountObject.ts';
export { accountRoutes } from './routes.ts';
