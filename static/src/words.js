// @ts-check
/**
 * Sentences in the language of the page. The English sentence is the key; its translation
 * comes with the page, so no language is ever loaded later.
 *
 * @typedef {Readonly<Record<string, string | number>>} Values
 * @typedef {import("./protocol.js").Text} Text
 */

import { page } from "./page.js";

const words = page.words ?? {};
const lang = page.lang ?? "ja";
const plural = new Intl.PluralRules(lang);

/**
 * @param {string} sentence
 * @param {Values} values
 */
const filled = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * Return the translation of `msgid`, with `{name}` replaced by `values.name`.
 *
 * @param {string} msgid the English sentence
 * @param {Values} [values]
 */
export function t(msgid, values = {}) {
  const word = words[msgid] ?? msgid;
  return filled(Array.isArray(word) ? (word[0] ?? msgid) : word, values);
}

/**
 * Return the sentence for `count` things; `{n}` in it is the count.
 *
 * @param {string} one the English sentence for one thing
 * @param {string} many the English sentence for any other number
 * @param {number} count
 * @param {Values} [values]
 */
export function n(one, many, count, values = {}) {
  const english = plural.select(count) === "one" ? one : many;
  const forms = words[one] ?? english;
  const form = Array.isArray(forms)
    ? (forms[english === one ? 0 : forms.length - 1] ?? english)
    : forms;
  return filled(form, { n: count, ...values });
}

/**
 * Return a moment as the clock of this device shows it: "18:05".
 *
 * @param {number} at milliseconds since 1970
 * @param {string} [timeZone] "Asia/Tokyo": as a clock there shows it
 */
export const clockTime = (at, timeZone) =>
  new Date(at).toLocaleTimeString(lang, { timeStyle: "short", hourCycle: "h23", timeZone });

/**
 * Return the text of a program in the language of the page, "" where there is none.
 *
 * @param {Text | null | undefined} text
 */
export const pick = (text) => text?.[lang] ?? "";
