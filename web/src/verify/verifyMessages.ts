import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/verify.json' with { type: 'json' };

addMessages('verify', english);
