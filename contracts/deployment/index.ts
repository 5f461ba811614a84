export { DeploymentError } from './DeploymentError.ts';
export { buildDigest, type DeployOptions, deploy, type Mint } from './deploy.ts';
