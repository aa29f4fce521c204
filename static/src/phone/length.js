// @ts-check
/** How long a note is, counted as people count, and where to cut one in two. */

export const HARD = 200; // characters the server accepts
export const LINES = 5;
const SOFT = { ja: 40, en: 90 }; // where a program says nothing
const SHOWN_FROM = 0.75; // of the length that is still easy to read from the back
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;
const BREAKS = [/[。！？!?.\n]+/g, /[、,;:…]+/g, /\s+/g];

const graphemes = globalThis.Intl?.Segmenter
  ? new Intl.Segmenter(undefined, { granularity: "grapheme" })
  : null;

/**
 * Number of characters a reader sees; an emoji of several code points is one.
 *
 * @param {string} text
 */
export const length = (text) =>
  graphemes ? [...graphemes.segment(text.trim())].length : [...text.trim()].length;

/**
 * @param {string} text
 * @param {{ja: number, en: number}} [soft] length, per language, that the last row can read
 * @returns {{count: number, soft: number, shown: boolean, long: boolean, over: boolean}}
 */
export function measure(text, soft = SOFT) {
  const count = length(text);
  const limit = JAPANESE.test(text) ? soft.ja : soft.en;
  const over = count > HARD || text.trim().split("\n").length > LINES;
  return { count, soft: limit, shown: count >= limit * SHOWN_FROM, long: count > limit, over };
}

/**
 * Cut a text in two: at the cursor, or, where that stands at an end, near the middle.
 *
 * @param {string} text
 * @param {number} cursor index into the text
 * @returns {[string, string]}
 */
export function split(text, cursor) {
  const inside = text.slice(0, cursor).trim() !== "" && text.slice(cursor).trim() !== "";
  const at = inside ? cursor : nearestBreak(text);
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}

/** The end of a sentence, else of a phrase, else of a word, near the middle. @param {string} text */
function nearestBreak(text) {
  const middle = text.length / 2;
  const far = (/** @type {number} */ at) => Math.abs(at - middle);
  for (const kind of BREAKS) {
    const ends = [...text.matchAll(kind)].map((found) => found.index + found[0].length);
    const near = ends.filter((at) => far(at) < text.length / 4).sort((a, b) => far(a) - far(b));
    if (near[0] !== undefined) return near[0];
  }
  return Math.ceil(middle);
}
