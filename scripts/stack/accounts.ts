import { type HDAccount, mnemonicToAccount } from 'viem/accounts';

/** Known to everybody, so that any wallet can import it; nothing of value may ever sit on these accounts. */
const DEVELOPMENT_MNEMONIC = 'test test test test test test test test test test test junk';

export type DevelopmentAccounts = Record<'operator' | 'marketMaker' | 'treasury' | 'passerBy', HDAccount>;

/** The devnet's own accounts, in the order that docs/protocol.md gives. */
export function developmentAccounts(): DevelopmentAccounts {
  const accountAt = (addressIndex: number) => mnemonicToAccount(DEVELOPMENT_MNEMONIC, { addressIndex });
  return {
    operator: accountAt(0),
    marketMaker: accountAt(1),
    treasury: accountAt(2),
    passerBy: accountAt(4),
  };
}
