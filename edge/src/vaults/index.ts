export { vaultRoutes } from './routes.ts';
export { VaultRunnerObject } from './VaultRunnerObject.ts';
