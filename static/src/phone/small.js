// @ts-check
/**
 * Whether a first step is small enough to be taken tomorrow, as far as its words tell.
 *
 * A guess and no more: the person may wave it away. A Japanese step ends with a verb, an
 * English one has at least two words; a name of a thing is not yet something to do.
 */

import { length } from "./length.js";

const MOST = { ja: 60, en: 120 }; // characters
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;
const END = /[\s\p{P}]+$/u;
// The kana that verbs end with: 誘う, 話す, 聞いた, 話したい.
const VERB = /[\u3046\u304f\u3050\u3059\u3064\u306c\u3076\u3080\u308b\u305f\u3044\u3093]$/u;

/** @param {string} what */
export function isLarge(what) {
  const said = what.trim().replace(END, "");
  if (said === "") return false;
  if (JAPANESE.test(said)) return length(said) > MOST.ja || !VERB.test(said);
  return length(said) > MOST.en || !/\S\s+\S/u.test(said);
}
