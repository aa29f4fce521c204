// @ts-check
/** A question, broken into lines as its author broke it. */

import { page } from "../page.js";

/**
 * @param {HTMLElement} element
 * @param {{ja: string[], en: string[]} | null} lines
 */
export function fillLines(element, lines) {
  const spans = (lines?.[page.lang] ?? []).map((line) => {
    const span = document.createElement("span");
    span.className = "lines__line";
    span.textContent = line;
    return span;
  });
  element.replaceChildren(...spans);
  element.hidden = spans.length === 0;
}
