/** What a visitor downloads before a page works: scripts and styles that its HTML names, gzipped. Needs a build. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const OUT = join(import.meta.dirname, '..', 'out');
const RESULTS = join(import.meta.dirname, '..', '..', 'bench-results');
const PAGES = [
  'index',
  'start',
  'trade',
  'models',
  'model',
  'leaderboard',
  'compare',
  'invest',
  'train',
  'verify',
  'explorer',
  'wallet',
  'settings',
];
/** What a page may weigh: a phone on a slow line (1.6 Mbit/s) has 250 kB within a second and a quarter. */
const BUDGET_KILOBYTES = 250;
/** The first page that a newcomer sees has half of that. React and Next alone are 116 kB of it. */
const HOME_BUDGET_KILOBYTES = 130;
const COMMAND = 'npm run bench -w web';

interface Row {
  name: string;
  unit: string;
  ours: number;
  peer: null;
  peerName: null;
  ratio: null;
  target: number | null;
  met: boolean | null;
  command: string;
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}

function gzipped(path: string): number {
  return gzipSync(readFileSync(join(OUT, path)), { level: 9 }).length;
}

/** Files of one kind that a page asks for by itself; a browser with modules leaves out what is for those without. */
function filesOf(html: string, kind: 'js' | 'css'): string[] {
  const tags = html.replaceAll(/<script[^>]*\bnoModule\b[^>]*>/gi, '');
  const named = tags.matchAll(new RegExp(`(?:src|href)="(/_next/static/[^"]+\\.${kind})"`, 'g'));
  return [...new Set([...named].map(([, path]) => path as string))];
}

function row(name: string, ours: number, target: number | null): Row {
  return {
    name,
    unit: 'kB gzip',
    ours,
    peer: null,
    peerName: null,
    ratio: null,
    target,
    met: target === null ? null : ours <= target,
    command: COMMAND,
  };
}

const rows: Row[] = [];
for (const page of PAGES) {
  const html = readFileSync(join(OUT, `${page}.html`), 'utf8');
  const name = page === 'index' ? '/' : `/${page}`;
  const scripts = filesOf(html, 'js').reduce((sum, path) => sum + gzipped(path), 0);
  rows.push(
    row(
      `first load JS, ${name}`,
      kilobytes(scripts),
      page === 'index' ? HOME_BUDGET_KILOBYTES : BUDGET_KILOBYTES,
    ),
  );
}
const styles = filesOf(readFileSync(join(OUT, 'index.html'), 'utf8'), 'css');
rows.push(row('styles of every page', kilobytes(styles.reduce((sum, path) => sum + gzipped(path), 0)), null));
const every = globSync('_next/static/**/*.js', { cwd: OUT });
rows.push(
  row(
    'all scripts, with what comes on demand',
    kilobytes(every.reduce((sum, path) => sum + gzipped(path), 0)),
    null,
  ),
);

console.table(
  rows.map(({ name, ours, unit, target, met }) => ({ name, ours, unit, peer: 'no peer', target, met })),
);
mkdirSync(RESULTS, { recursive: true });
writeFileSync(join(RESULTS, 'web.json'), `${JSON.stringify(rows, null, 2)}\n`);
