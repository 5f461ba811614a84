import { addMessages } from '../i18n/addMessages.ts';
import english from '../i18n/en/train.json' with { type: 'json' };

addMessages('train', english);
