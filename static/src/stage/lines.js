// @ts-check
/** A question, broken into lines as its author broke it. */

import { page } from "../page.js";
import { breakBetweenPhrases } from "./breaking.js";

/**
 * @param {HTMLElement} element
 * @param {{ja: string[], en: string[]} | null} lines
 */
export function fillLines(element, lines) {
  const wanted = lines?.[page.lang] ?? [];
  element.hidden = wanted.length === 0;
  const shown = Array.from(element.children, (line) => line.textContent);
  if (shown.length !== wanted.length || shown.some((line, at) => line !== wanted[at])) {
    const spans = wanted.map((line) => {
      const span = document.createElement("span");
      span.className = "lines__line";
      span.textContent = line;
      return span;
    });
    element.replaceChildren(...spans);
  }
  for (const line of element.children) breakBetweenPhrases(line);
}
