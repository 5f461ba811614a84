import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/walletPage.json' with { type: 'json' };

addMessages('walletPage', english);
