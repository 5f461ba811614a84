/** Where training runs: on a graphics card by tfjs, or on the processor by the engine, reproducibly. */
export type TrainingBackend = 'webgpu' | 'engine';

/**
 * The graphics card if there is a real one, else the engine. An adapter that is a processor in disguise is slower than the processor itself.
 * tfjs is loaded only where it has a card to use.
 */
export async function chooseBackend(): Promise<TrainingBackend> {
  if (!(await hasGraphicsCard())) return 'engine';
  const [{ setBackend }] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-backend-webgpu'),
  ]);
  return (await setBackend('webgpu').catch(() => false)) ? 'webgpu' : 'engine';
}

async function hasGraphicsCard(): Promise<boolean> {
  const { gpu } = navigator as {
    gpu?: { requestAdapter(): Promise<{ info?: { isFallbackAdapter?: boolean } } | null> };
  };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  return Boolean(adapter && adapter.info?.isFallbackAdapter !== true);
}
