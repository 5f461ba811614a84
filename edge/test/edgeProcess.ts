import type { Deployment } from '@quantum-chain/contracts';
import { startEdge } from '../local/index.ts';
import { childNamed } from './childNamed.ts';

/** An edge in a process of its own, for a test that kills it. Arguments: data folder, chain's address, deployment. */
const [, , dataDir = '', chainRpcUrl = '', deployment = ''] = process.argv;
const edge = await startEdge({
  dataDir,
  chainRpcUrl,
  deployment: JSON.parse(deployment) as Deployment,
  market: { source: 'simulated', speed: 0 },
});
console.log(JSON.stringify({ url: edge.url, workerd: childNamed('workerd') }));
