#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { type Check, failed } from './check.ts';
import { openPublicData } from './publicData.ts';
import { verifyBalance } from './verifyBalance.ts';
import { verifyDay } from './verifyDay.ts';
import { verifyFill } from './verifyFill.ts';

const USAGE = `verify fill <trade id> | balance <address> | day <YYYY-MM-DD>
  --edge <url>       where the log is handed out (http://127.0.0.1:8787)
  --rpc <url>        the chain; without it the edge is asked where it is
  --exchange <0x…>   the contract; without it the edge is asked which it is`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edge: { type: 'string', default: 'http://127.0.0.1:8787' },
    rpc: { type: 'string' },
    exchange: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [what = '', subject = ''] = positionals;
const VERIFIERS: Readonly<
  Record<string, (data: Awaited<ReturnType<typeof openPublicData>>) => AsyncIterable<Check>>
> = {
  fill: (data) => verifyFill(data, Number(subject)),
  balance: (data) => verifyBalance(data, subject),
  day: (data) => verifyDay(data, subject),
};
const verifier = VERIFIERS[what];
if (values.help || !verifier || subject === '') {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

try {
  const data = await openPublicData(values);
  if (!values.exchange) console.log(`      taken from the edge: contract ${data.exchange}`);
  if (!values.rpc) console.log(`      taken from the edge: chain ${data.rpcUrl}`);
  let bad = 0;
  for await (const check of verifier(data)) {
    console.log(`${failed(check) ? 'BAD   ' : 'ok    '}${check.says}`);
    if (!failed(check)) continue;
    bad++;
    console.log(`        here  ${check.ours}\n        there ${check.theirs}`);
  }
  console.log(bad === 0 ? 'everything agrees' : `${bad} checks failed`);
  process.exit(bad === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
