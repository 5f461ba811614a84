import * as tf from '@tensorflow/tfjs-core';

export type TrainingBackend = 'webgpu' | 'wasm' | 'cpu';

/** Where the build put tfjs's own WASM kernels. */
const KERNELS_PATH = '/tfjs/';

/**
 * Chooses where to train and makes it ready: the graphics card if there is a real one, else WASM, else plain JavaScript. An adapter
 * that is a processor in disguise is slower than the processor itself.
 */
export async function chooseBackend(): Promise<TrainingBackend> {
  if (await hasGraphicsCard()) {
    await import('@tensorflow/tfjs-backend-webgpu');
    if (await isReady('webgpu')) return 'webgpu';
  }
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(KERNELS_PATH);
  // Its threads start from a function's text, which a minifier breaks; and one thread sums in one order, so runs repeat.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (await isReady('wasm')) return 'wasm';
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  return 'cpu';
}

async function isReady(name: TrainingBackend): Promise<boolean> {
  return tf.setBackend(name).catch(() => false);
}

async function hasGraphicsCard(): Promise<boolean> {
  const { gpu } = navigator as {
    gpu?: { requestAdapter(): Promise<{ info?: { isFallbackAdapter?: boolean } } | null> };
  };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  return Boolean(adapter && adapter.info?.isFallbackAdapter !== true);
}
