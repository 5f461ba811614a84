import type { Address, HDAccount } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';

const DEV_MNEMONIC = 'test test test test test test test test test test test junk';
const DEV_ACCOUNT_COUNT = 10;

let accounts: readonly HDAccount[] | undefined;

/** The ten funded accounts of the devnet, by index. Their keys are public: never send them anything of value. */
export function devAccounts(): readonly HDAccount[] {
  accounts ??= Array.from({ length: DEV_ACCOUNT_COUNT }, (_, addressIndex) =>
    mnemonicToAccount(DEV_MNEMONIC, { addressIndex }),
  );
  return accounts;
}

/** The devnet's one validator, which receives the priority fees: the mnemonic's next account, not funded at genesis. */
export function devValidatorAddress(): Address {
  return mnemonicToAccount(DEV_MNEMONIC, { addressIndex: DEV_ACCOUNT_COUNT }).address;
}
