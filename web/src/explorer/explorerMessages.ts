import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/explorer.json' with { type: 'json' };

addMessages('explorer', english);
