import { readdirSync, readFileSync } from 'node:fs';
import type { Deployment } from '@quantum-chain/contracts';
import { startEdge } from '../local/index.ts';

/** An edge in a process of its own, for a test that kills it. Arguments: data folder, chain's address, deployment. */
const [, , dataDir = '', chainRpcUrl = '', deployment = ''] = process.argv;
const edge = await startEdge({
  dataDir,
  chainRpcUrl,
  deployment: JSON.parse(deployment) as Deployment,
  market: { source: 'simulated', speed: 0 },
});
console.log(JSON.stringify({ url: edge.url, workerd: workerdPid() }));

function workerdPid(): number {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // The fields behind the name, which stands in brackets and may hold anything: state, then the parent.
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      if (parent === process.pid && stat.includes('(workerd)')) return Number(entry);
    } catch {
      // It ended while it was looked at.
    }
  }
  throw new Error('workerd does not run under this process');
}
