// @ts-check
/**
 * Sentences that the server chose words for: one per effect, reason, phase, view.
 *
 * They come with the page, because the server paints them too; they stand once, in
 * facilitator/web/console_words.py.
 *
 * @typedef {string | string[]} Sentence two forms where a number decides: for one, for many
 * @typedef {Record<string, Sentence>} Table
 */

import { page } from "../page.js";

/** @type {Record<string, Table>} */
const tables = /** @type {any} */ (page).tables ?? {};
const plural = new Intl.PluralRules(page.lang ?? "ja");

/**
 * @param {string} table `effects`, `reasons`, `too_long`, `phases`, `views`, `undos`
 * @param {string} key
 * @param {number | null} [count] fills `{n}`
 * @returns {string} "" where the table does not know the key
 */
export function say(table, key, count = null) {
  const sentence = tables[table]?.[key] ?? "";
  const form = Array.isArray(sentence)
    ? (sentence[plural.select(count ?? 0) === "one" ? 0 : 1] ?? "")
    : sentence;
  return form.replaceAll("{n}", String(count ?? ""));
}

/**
 * Why an action was refused: of words that are too long, how many characters there can be.
 *
 * @param {string} type of the action
 * @param {string} reason
 */
export const refusal = (type, reason) =>
  (reason === "too_long" && say("too_long", type)) ||
  say("reasons", reason) ||
  say("reasons", "malformed");
