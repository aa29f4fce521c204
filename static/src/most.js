// @ts-check
/**
 * Fields that say so when their words are longer than the product keeps: `data-most` characters,
 * in the words of `data-too-long`. Nothing is cut, since cutting breaks what is being composed.
 */

import { on } from "./dom.js";

/** Let the browser hold back a form with such a field, and say why beside it. */
export function holdBackTooLong() {
  on(document, "input", ({ target: field }) => {
    if (!(field instanceof HTMLInputElement) || !field.dataset.most) return;
    const over = [...field.value.trim()].length > Number(field.dataset.most);
    field.setCustomValidity(over ? (field.dataset.tooLong ?? "") : "");
  });
}
