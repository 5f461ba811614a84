import { paramsBlock } from '@ethereumjs/block';
import { type Common, createCustomCommon, Hardfork, Mainnet } from '@ethereumjs/common';
import { paramsEVM } from '@ethereumjs/evm';
import { paramsTx } from '@ethereumjs/tx';
import { paramsVM } from '@ethereumjs/vm';
import { recoverPublicKey } from '../execution/recover-public-key.ts';

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
  const common = createCustomCommon({ name: 'qoranet', chainId: CHAIN_ID, hardforks }, Mainnet, {
    hardfork: Hardfork.Cancun,
    customCrypto: { ecrecover: recoverPublicKey },
  });
  return freezeRules(common);
}

/**
 * Every transaction, header and machine that the library makes copies its rules and merges its parameters into the copy
 * again, by way of JSON: half a millisecond each time. These rules never change, so all parameters go in once, and
 * everything shares the one object.
 */
function freezeRules(common: Common): Common {
  for (const parameters of [paramsTx, paramsBlock, paramsEVM, paramsVM]) common.updateParams(parameters);
  common.updateParams = () => {};
  common.copy = () => common;
  return common;
}
