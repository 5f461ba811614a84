import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/glossary.json' with { type: 'json' };

addMessages('glossary', english);
