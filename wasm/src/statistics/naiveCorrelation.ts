/** Ledoit & Wolf 2004, section 3.3, on standardised series, term by term. Test oracle only. */
export function naiveCorrelation(series: readonly (readonly number[])[]) {
  const p = series.length;
  const n = (series[0] as readonly number[]).length;
  const standard = series.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const scale = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
    return values.map((value) => (scale > 1e-12 ? (value - mean) / scale : 0));
  });
  const product = (i: number, j: number, row: number) =>
    (standard[i]?.[row] as number) * (standard[j]?.[row] as number);
  const pairs = standard.flatMap((_, i) => standard.map((_, j) => [i, j] as const));
  const rows = Array.from({ length: n }, (_, row) => row);
  const sample = pairs.map(([i, j]) =>
    i === j ? 1 : rows.reduce((sum, row) => sum + product(i, j, row), 0) / n,
  );
  /** ‖·‖² of the paper: the Frobenius norm over p. */
  const norm = (element: (pair: readonly [number, number], index: number) => number) =>
    pairs.reduce((sum, pair, index) => sum + element(pair, index) ** 2, 0) / p;
  const distance = norm(([i, j], index) => (sample[index] as number) - (i === j ? 1 : 0));
  const error =
    rows.reduce(
      (sum, row) => sum + norm(([i, j], index) => product(i, j, row) - (sample[index] as number)),
      0,
    ) /
    n ** 2;
  const shrinkage = distance > 0 ? Math.min(error, distance) / distance : 0;
  const matrix = pairs.map(([i, j], index) => (i === j ? 1 : (1 - shrinkage) * (sample[index] as number)));
  return { sample, matrix, shrinkage };
}
