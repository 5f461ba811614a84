import { createEdgeClient } from '../client/index.ts';

/** Resolves when the sequencer has seen an account's deposit. */
export async function deposited(url: string, address: string): Promise<void> {
  const stream = createEdgeClient({ baseUrl: url }).stream();
  await new Promise<void>((resolve) => {
    stream.onAccount(address, ({ balances }) => {
      if (balances.some(({ total }) => total !== '0')) resolve();
    });
  });
  stream.close();
}
