import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/errors.json' with { type: 'json' };

addMessages('errors', english);
