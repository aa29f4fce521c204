// @ts-check
/**
 * Fields that say so when their words are longer than the product keeps: `data-most` characters,
 * in the words of `data-too-long`. Nothing is cut, since cutting breaks what is being composed.
 */

import { on } from "./dom.js";
import { length } from "./phone/length.js";

/** Let the browser hold back a form with such a field, and say why beside it. */
export function holdBackTooLong() {
  on(document, "input", ({ target }) => judge(target));
  // What a script has put in, or a reset has taken out, nobody typed.
  on(document, "click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    for (const field of button?.form?.elements ?? []) judge(field);
  });
}

/** @param {unknown} field */
function judge(field) {
  const typed = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!typed || !field.dataset.most) return;
  const over = length(field.value) > Number(field.dataset.most);
  field.setCustomValidity(over ? (field.dataset.tooLong ?? "") : "");
}
