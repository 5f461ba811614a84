import { mkdirSync, writeFileSync } from 'node:fs';
import { benchModel } from './model.ts';
import { CLOCK, PORTABLE_PARTS, type Row } from './portable.ts';
import { benchSecp256k1 } from './secp256k1.ts';
import { benchTrain } from './train.ts';

const RESULTS = new URL('../../bench-results/', import.meta.url);
const parts: Record<string, () => Promise<Row[]>> = {
  ...PORTABLE_PARTS,
  secp256k1: benchSecp256k1,
  model: benchModel,
  train: benchTrain,
};

const wanted = process.argv[2];
const rows: Row[] = [];
for (const [name, run] of Object.entries(parts)) {
  if (!wanted || wanted === name) rows.push(...(await run()));
}
const round = (value: number | null) =>
  value === null ? '–' : Number(value.toPrecision(3)).toLocaleString('en');
console.log(`Node ${process.version}, per second of ${CLOCK.name} time, median of 7 rounds`);
console.table(
  rows.map(({ name, unit, ours, peer, peerName, ratio, target, met }) => ({
    name,
    ours: `${round(ours)} ${unit}`,
    peer: peer === null ? 'no peer' : `${round(peer)} ${peerName}`,
    ratio: round(ratio),
    target: target ?? '–',
    met: met === null ? '–' : met ? 'yes' : 'NO',
  })),
);
if (!wanted) {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(new URL('wasm.json', RESULTS), `${JSON.stringify(rows, null, 2)}\n`);
}
