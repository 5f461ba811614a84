import type { TrainingThread } from '../../train/threadMessages.ts';

const REASON = 'A Worker has no threads.';

export async function compileShared(): Promise<WebAssembly.Module> {
  throw new Error(REASON);
}

export function startThread(): TrainingThread {
  throw new Error(REASON);
}
