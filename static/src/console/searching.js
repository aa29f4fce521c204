// @ts-check
/** Whether a note holds what somebody looks for, however it is written: width, case, kana. */

const SMALL = 0x60; // from katakana to hiragana
/** @type {WeakMap<object, string>} */
const known = new WeakMap();

/**
 * @param {{text: string}} note
 * @param {readonly string[]} words in the form of `words`; all of them must be there
 */
export function holds(note, words) {
  let text = known.get(note);
  if (text === undefined) {
    text = plain(note.text);
    known.set(note, text);
  }
  const there = text;
  return words.every((word) => there.includes(word));
}

/**
 * @param {string} typed
 * @returns {string[]} the words in it
 */
export const words = (typed) => plain(typed).split(/\s+/).filter(Boolean);

/** @param {string} text */
const plain = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - SMALL));
