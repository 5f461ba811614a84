/** The splits of CSCV straight from the paper: for each choice of half of the blocks, who is best there, and how good elsewhere. Test oracle only. */
export function naiveOverfitting(returns: readonly (readonly number[])[], blocks: number) {
  const rows = (returns[0] as readonly number[]).length;
  const size = Math.floor(rows / blocks);
  const skipped = rows - size * blocks;
  const blockOf = (series: readonly number[], block: number) =>
    series.slice(skipped + block * size, skipped + (block + 1) * size);
  return halves(blocks).map((chosenBlocks) => {
    const sharpes = (inside: boolean) =>
      returns.map((series) =>
        sharpe(
          Array.from({ length: blocks }, (_, block) => block)
            .filter((block) => chosenBlocks.includes(block) === inside)
            .flatMap((block) => blockOf(series, block)),
        ),
      );
    const [inside, outside] = [sharpes(true), sharpes(false)];
    const best = inside.indexOf(Math.max(...inside));
    const value = outside[best] as number;
    const below = outside.filter((other) => other < value).length;
    const equal = outside.filter((other) => other === value).length;
    const share = (below + (equal + 1) / 2) / (returns.length + 1);
    return { logit: Math.log(share / (1 - share)), inside: inside[best] as number, outside: value };
  });
}

/** Every choice of half of `count` things, in the order of the numbers whose bits they are. */
function halves(count: number): number[][] {
  const all = Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: 2 ** count }, (_, mask) => all.filter((i) => (mask >> i) & 1)).filter(
    (chosen) => chosen.length === count / 2,
  );
}

function sharpe(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares > 0 ? mean / Math.sqrt(squares / (values.length - 1)) : 0;
}
