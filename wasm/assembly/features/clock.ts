// The time of a bar's opening as a place on a circle, so that the last hour of a day lies beside the first.

const DAY_MS: i64 = 86_400_000;
const WEEK_MS: i64 = 7 * DAY_MS;
/** 1 January 1970 was a Thursday: weeks begin on the Monday before. */
const MONDAY_MS: i64 = 3 * DAY_MS;
const TAU: f64 = 2 * Math.PI;
/** An angle of at most π/4 has no bits left beyond this power. */
const POWER_MAX: f64 = 21;

/** x − x³/3! + x⁵/5! … from the given first term and power. */
function alternating(square: f64, first: f64, power: f64): f64 {
  let term = first;
  let sum = first;
  for (; power < POWER_MAX; power += 2) {
    term *= -square / ((power + 1) * (power + 2));
    sum += term;
  }
  return sum;
}

/** sin 2πt for t in [0, 1): the nearest quarter turn is taken off exactly. */
export function sinTurn(t: f64): f64 {
  const quarter = nearest(4 * t);
  const angle = (t - quarter / 4) * TAU;
  const square = angle * angle;
  const which = <i32>quarter & 3;
  const value = which & 1 ? alternating(square, 1, 0) : alternating(square, angle, 1);
  return which & 2 ? -value : value;
}

export function cosTurn(t: f64): f64 {
  return sinTurn(t < 0.75 ? t + 0.25 : t - 0.75);
}

function partOfCycle(ms: i64, cycle: i64): f64 {
  return <f64>(((ms % cycle) + cycle) % cycle) / <f64>cycle;
}

export function timeOfDay(ms: i64): f64 {
  return partOfCycle(ms, DAY_MS);
}

export function timeOfWeek(ms: i64): f64 {
  return partOfCycle(ms + MONDAY_MS, WEEK_MS);
}
