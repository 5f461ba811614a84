import { loadMonteCarlo, type Process } from '../src/index.ts';
import { measure, type Row } from './measure.ts';

const PATHS = 250_000;
const PLAIN_PATHS = 10_000;
const STEPS = 252;
/** 1 M paths in 2 s. */
const TARGET = (1_000_000 * STEPS) / 2;
const QUESTION = { quantiles: [0.05, 0.5, 0.95] };
const diffusion = { drift: 0.0002, volatility: 0.02 };
const year: Process[] = [
  { kind: 'geometricBrownianMotion', ...diffusion },
  { kind: 'jumpDiffusion', ...diffusion, jumpsPerStep: 0.04, jumpMean: -0.02, jumpDeviation: 0.05 },
  {
    kind: 'stationaryBootstrap',
    returns: Float64Array.from({ length: 8_760 }, (_, i) => Math.sin(i * 12.9898) / 50),
    meanBlock: 20,
  },
];

export async function benchSimulation(): Promise<Row[]> {
  const monteCarlo = await loadMonteCarlo();
  return year.map((process) => {
    const isBrownian = process.kind === 'geometricBrownianMotion';
    return measure({
      name: `${process.kind}: paths of ${STEPS} steps, quantiles, drawdowns and expected shortfall`,
      unit: 'steps/s',
      ours: {
        count: PATHS * STEPS,
        run: () => monteCarlo.outcomes(process, { paths: PATHS, steps: STEPS, seed: 1n }, QUESTION),
      },
      ...(isBrownian && {
        peer: { count: PLAIN_PATHS * STEPS, run: plainPaths },
        peerName: 'plain TypeScript with Math.random',
      }),
      targetRate: TARGET,
    });
  });
}

/** What one would write: Box–Muller on Math.random, the end and the deepest fall of each path. */
function plainPaths(): [Float64Array, Float64Array] {
  const ends = new Float64Array(PLAIN_PATHS);
  const falls = new Float64Array(PLAIN_PATHS);
  for (let path = 0; path < PLAIN_PATHS; path++) {
    let [value, high, fall] = [0, 0, 0];
    for (let step = 0; step < STEPS; step += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
      const angle = 2 * Math.PI * Math.random();
      for (const deviate of [radius * Math.cos(angle), radius * Math.sin(angle)]) {
        value += diffusion.drift + diffusion.volatility * deviate;
        high = Math.max(high, value);
        fall = Math.max(fall, high - value);
      }
    }
    ends[path] = Math.exp(value);
    falls[path] = 1 - Math.exp(-fall);
  }
  return [ends.sort(), falls.sort()];
}
