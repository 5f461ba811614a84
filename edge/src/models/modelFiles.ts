import type { Env } from '../env.ts';

type Hex = `0x${string}`;

/** Where a model's bytes lie. The name is the content's hash, so a stored file never changes. */
function modelFileKey(modelId: Hex): string {
  return `models/${modelId}.qcm`;
}

/** The bytes whose keccak-256 is `modelId`, if anybody has brought them. */
export async function readModelFile(env: Env, modelId: Hex): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const object = await env.FILES.get(modelFileKey(modelId));
  return object ? new Uint8Array(await object.arrayBuffer()) : undefined;
}

/** Keeps a file that was checked against its id. */
export async function writeModelFile(env: Env, modelId: Hex, file: Uint8Array): Promise<void> {
  await env.FILES.put(modelFileKey(modelId), file);
}

/** Whether somebody has brought the file. */
export async function hasModelFile(env: Env, modelId: Hex): Promise<boolean> {
  return (await env.FILES.head(modelFileKey(modelId))) !== null;
}
