// @ts-check
/**
 * Cuts Japanese into phrases, as BudouX does in the report: after each letter the letters around it
 * are weighed, and where they weigh more than nothing a phrase ends.
 *
 * @typedef {Record<string, Record<string, number>>} Weights by the place of a piece, then the piece
 */

/** The pieces around a place between two letters: the name of their weights, and from where to where. */
const PIECES = /** @type {const} */ ([
  ["UW1", -3, -2],
  ["UW2", -2, -1],
  ["UW3", -1, 0],
  ["UW4", 0, 1],
  ["UW5", 1, 2],
  ["UW6", 2, 3],
  ["BW1", -2, 0],
  ["BW2", -1, 1],
  ["BW3", 0, 2],
  ["TW1", -3, 0],
  ["TW2", -2, 1],
  ["TW3", -1, 2],
  ["TW4", 0, 3],
]);

/**
 * Return what cuts a text into its phrases, in order; together they are the text.
 *
 * @param {Weights} weights
 * @returns {(text: string) => string[]}
 */
export function cutter(weights) {
  const all = Object.values(weights).flatMap((each) => Object.values(each));
  const base = -all.reduce((sum, each) => sum + each, 0) / 2;
  return (text) => {
    const letters = Array.from(text);
    /** @type {string[]} */
    const phrases = [];
    letters.forEach((letter, at) => {
      if (at === 0 || weigh(weights, letters, at) + base > 0) phrases.push(letter);
      else phrases[phrases.length - 1] += letter;
    });
    return phrases;
  };
}

/** @param {Weights} weights @param {readonly string[]} letters @param {number} at */
function weigh(weights, letters, at) {
  let sum = 0;
  for (const [name, from, to] of PIECES) {
    if (at + from < 0 || at + to > letters.length) continue;
    sum += weights[name]?.[letters.slice(at + from, at + to).join("")] ?? 0;
  }
  return sum;
}
