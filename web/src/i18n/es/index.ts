import bench from './bench.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import compare from './compare.json' with { type: 'json' };
import design from './design.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import explorer from './explorer.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import glossary from './glossary.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import invest from './invest.json' with { type: 'json' };
import leaderboard from './leaderboard.json' with { type: 'json' };
import models from './models.json' with { type: 'json' };
import proof from './proof.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import start from './start.json' with { type: 'json' };
import trade from './trade.json' with { type: 'json' };
import train from './train.json' with { type: 'json' };
import verify from './verify.json' with { type: 'json' };
import wallet from './wallet.json' with { type: 'json' };
import walletPage from './walletPage.json' with { type: 'json' };

export default {
  bench,
  common,
  compare,
  design,
  errors,
  explorer,
  frame,
  glossary,
  home,
  invest,
  leaderboard,
  models,
  proof,
  settings,
  start,
  trade,
  train,
  verify,
  wallet,
  walletPage,
};
