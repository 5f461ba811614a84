/// <reference lib="webworker" />
import { createEdgeClient } from '@quantum-chain/edge/client';
import { loadModel } from '@quantum-chain/wasm';
import { createPublicClient, http } from 'viem';
import { type CheckProgress, runChecks } from './runChecks.ts';
import type { Deployment } from './VerifyContext.ts';

export type VerifyRequest =
  | { type: 'start'; edgeUrl: string; rpcUrl: string; contracts: Deployment }
  | { type: 'stop' };

export type VerifyMessage = CheckProgress | { type: 'done' };

declare const self: DedicatedWorkerGlobalScope;
const stopping = new AbortController();
const tell = (message: VerifyMessage) => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<VerifyRequest>) => {
  if (data.type === 'stop') stopping.abort();
  else void run(data);
};

async function run({ edgeUrl, rpcUrl, contracts }: Extract<VerifyRequest, { type: 'start' }>): Promise<void> {
  const context = {
    edge: createEdgeClient({ baseUrl: edgeUrl }),
    chain: createPublicClient({ transport: http(rpcUrl, { batch: true }), cacheTime: 0 }),
    contracts,
    engine: await loadModel(),
    signal: stopping.signal,
  };
  for await (const progress of runChecks(context)) tell(progress);
  tell({ type: 'done' });
}
