// @ts-check
/** A question to a guest while it is typed: kept with every keystroke, sent once it is not too long. */

import { fill, on } from "../dom.js";
import { sendsByKey } from "../typing.js";
import { t } from "../words.js";
import { HARD, LINES, length } from "./length.js";

export const QUESTIONS = 5; // that the server takes of one person

/**
 * @param {HTMLFormElement} form
 * @param {() => void} keep what stands in its field
 * @param {(text: string) => void} send
 */
export function sendsQuestion(form, keep, send) {
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("question"));
  on(field, "input", keep);
  sendsByKey(field, () => form.requestSubmit());
  on(form, "submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    const long = length(text) > HARD || text.split("\n").length > LINES;
    fill(form, { "question-problem": long ? t("That is too long. Please shorten it") : "" });
    if (text === "" || long) return;
    send(text);
    field.value = "";
    keep();
  });
}
