// @ts-check
/**
 * Why the server did not do something, in words, once these have come: they come a moment after
 * the page (reasons.js, by beside.js), as nothing can have been refused before.
 */

import { t } from "../words.js";

/** @typedef {(reason: string, type?: string) => string} Sentence */

/** @type {Sentence} */
let known = () => t("Not delivered.");

/** @type {Sentence} */
export const sentence = (reason, type) => known(reason, type);

/** @param {Sentence} words */
export function explainBy(words) {
  known = words;
}
