import common from './common.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import invest from './invest.json' with { type: 'json' };
import models from './models.json' with { type: 'json' };
import proof from './proof.json' with { type: 'json' };
import trade from './trade.json' with { type: 'json' };
import wallet from './wallet.json' with { type: 'json' };

/** What more than one page says; the rest comes with the page that says it (`addMessages`). */
export default { common, frame, invest, models, proof, trade, wallet };
