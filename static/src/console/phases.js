// @ts-check
/** The bar of phases by the keyboard: arrows go along it, Enter goes there. */

import { on } from "../dom.js";

const BY = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });

/** @param {HTMLElement} bar with a button for each phase */
export function arrows(bar) {
  on(bar, "keydown", (event) => {
    const buttons = [...bar.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const by = BY[event.key];
    if (at < 0 || by === undefined) return;
    event.preventDefault(); // here an arrow is no press of the big button
    buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus();
  });
}
