import { type Hex, toHex } from 'viem';
import { type HDAccount, mnemonicToAccount } from 'viem/accounts';

/** Known to everybody, so that any wallet can import it; nothing of value may ever sit on these accounts. */
const DEVELOPMENT_MNEMONIC = 'test test test test test test test test test test test junk';

export type DevelopmentAccount = { account: HDAccount; privateKey: Hex };
export type DevelopmentAccounts = Record<
  'operator' | 'marketMaker' | 'treasury' | 'faucet',
  DevelopmentAccount
>;

function accountAt(addressIndex: number): DevelopmentAccount {
  const account = mnemonicToAccount(DEVELOPMENT_MNEMONIC, { addressIndex });
  const privateKey = account.getHdKey().privateKey;
  if (!privateKey) throw new Error('A key derived from a mnemonic always has its private part.');
  return { account, privateKey: toHex(privateKey) };
}

/** The devnet's own accounts, in the order that docs/protocol.md gives. */
export function developmentAccounts(): DevelopmentAccounts {
  return {
    operator: accountAt(0),
    marketMaker: accountAt(1),
    treasury: accountAt(2),
    faucet: accountAt(3),
  };
}
