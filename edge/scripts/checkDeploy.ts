/** Bundles the Worker as a deployment would, without an account and without sending anything. Fails where that would fail. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
// The page need not be built for this: wrangler only wants its folder.
mkdirSync(join(root, 'web', 'out'), { recursive: true });
const outDirectory = mkdtempSync(join(tmpdir(), 'edge-deploy-'));
const { status, stdout, stderr } = spawnSync(
  'wrangler',
  ['deploy', '--dry-run', '--outdir', outDirectory, '--config', join(root, 'wrangler.toml')],
  {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
  },
);
rmSync(outDirectory, { recursive: true, force: true });
if (status !== 0) console.error(`${stdout}\n${stderr}`);
process.exit(status ?? 1);
