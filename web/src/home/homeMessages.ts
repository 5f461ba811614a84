import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/home.json' with { type: 'json' };

addMessages('home', english);
