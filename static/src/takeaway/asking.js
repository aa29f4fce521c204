// @ts-check
/** Asks once more before something goes for good (templates/macros/takeaway.html, `way_off`). */

import { piece } from "../dom.js";

/**
 * @param {HTMLElement} root
 * @param {() => void} yes what happens then
 */
export function askTwice(root, yes) {
  const ask = /** @type {HTMLElement} */ (root.querySelector('[data-act="ask"]'));
  const keep = /** @type {HTMLElement} */ (root.querySelector('[data-act="keep"]'));
  const turn = (/** @type {boolean} */ asked) => {
    piece(root, "sure").hidden = !asked;
    ask.hidden = asked;
    (asked ? keep : ask).focus();
  };
  root.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-act]");
    const act = /** @type {HTMLElement | null} */ (button)?.dataset.act;
    if (act === "ask") turn(true);
    if (act === "keep") turn(false);
    if (act === "yes") {
      turn(false);
      yes();
    }
  });
}
