/** Builds the pages into `out/`: Next's export with a content security policy in every page. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPolicy } from './contentPolicy.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

// A second export over an old one keeps files that nothing names any more.
rmSync(out, { recursive: true, force: true });
const { status } = spawnSync('next', ['build'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
if (status !== 0) process.exit(status ?? 1);

const pages = globSync('**/*.html', { cwd: out });
for (const page of pages) {
  const file = join(out, page);
  writeFileSync(file, withPolicy(readFileSync(file, 'utf8'), process.env.QCA_RPC_ORIGINS ?? ''));
}
console.log(`web: ${pages.length} pages with a content security policy in ${out}`);
