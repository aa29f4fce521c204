// @ts-check
/** Where a plan that runs over could be shortened: two ways, each of which is enough by itself. */

const WAYS = 2;

/**
 * @typedef {Map<string, number>} Cut minutes to take, by stop
 *
 * @param {number} over minutes that are too many
 * @param {string[]} wins every minute that can be won, as its stop, best first
 * @param {Set<string>} chosen stops that are being changed by hand: they are left alone
 * @returns {Cut[]} single places where there are such, else several together; [] when nothing helps
 */
export function cuts(over, wins, chosen) {
  if (over <= 0) return [];
  const free = wins.filter((stop) => !chosen.has(stop));
  const ways = [...counted(free)]
    .filter(([, spare]) => spare >= over)
    .slice(0, WAYS)
    .map(([stop]) => new Map([[stop, over]]));
  if (ways.length < WAYS && free.length >= over) {
    const together = counted(free.slice(0, over));
    if (together.size > 1) ways.push(together);
  }
  return ways;
}

/** @param {string[]} stops @returns {Cut} how often each is there, in their order */
function counted(stops) {
  /** @type {Cut} */
  const count = new Map();
  for (const stop of stops) count.set(stop, (count.get(stop) ?? 0) + 1);
  return count;
}
