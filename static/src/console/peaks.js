// @ts-check
/**
 * Where a curve stands out: its highest places, far enough from each other to be pressed apart.
 */

const MOST = 6; // buttons on the curve
const APART = 14; // as many side by side at most: on the narrowest curve a finger's breadth

/**
 * @param {readonly number[]} counts
 * @param {number} least that is a peak
 * @returns {number[]} places in `counts`, in their order
 */
export function peaksOf(counts, least) {
  const gap = Math.max(2, Math.ceil(counts.length / APART));
  const highest = counts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || a.at - b.at);
  /** @type {number[]} */
  const peaks = [];
  for (const { at } of highest) {
    if (peaks.length < MOST && peaks.every((each) => Math.abs(each - at) >= gap)) peaks.push(at);
  }
  return peaks.sort((a, b) => a - b);
}
