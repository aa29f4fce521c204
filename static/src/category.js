// @ts-check
/** Fills the mark of a category: colour, shape and word (templates/macros/category.html). */

import { fillSaid, said } from "./phone/easy.js";

/**
 * @typedef {Pick<import("./protocol.js").Category, "label" | "color" | "shape">} Look
 * @param {HTMLElement} mark
 * @param {Look | null} category null hides the mark
 */
export function fillMark(mark, category) {
  mark.hidden = category === null;
  if (category === null) {
    delete mark.dataset.color;
    return;
  }
  mark.dataset.color = category.color;
  mark.querySelector("use")?.setAttribute("href", `#shape-${category.shape}`);
  fillSaid(mark, "category", said(category.label));
}
