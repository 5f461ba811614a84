import { type Common, createCustomCommon, Hardfork, Mainnet } from '@ethereumjs/common';

/** "QORA" on a phone's keys. */
export const CHAIN_ID = 7672;

/**
 * The rules of the chain as ethereumjs wants them: our chain id, and every fork up to Cancun active from the genesis
 * block on. The fork is named, never derived from block number or time, so that a library's default cannot change it.
 */
export function createChainCommon(): Common {
  const last = Mainnet.hardforks.findIndex(({ name }) => name === Hardfork.Cancun);
  const hardforks = Mainnet.hardforks
    .slice(0, last + 1)
    // The DAO fork would ask for mainnet's extra data in the first ten headers.
    .filter(({ name }) => name !== Hardfork.Dao)
    .map(({ name }) => ({ name, block: 0 }));
  return createCustomCommon({ name: 'qoranet', chainId: CHAIN_ID, hardforks }, Mainnet, {
    hardfork: Hardfork.Cancun,
  });
}
