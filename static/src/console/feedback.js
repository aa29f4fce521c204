// @ts-check
/**
 * What the console says back: a line of trouble, a passing toast, a sentence for screen readers.
 *
 * Nothing here decides anything; a toast may carry one button.
 */

import { copy, fill, on } from "../dom.js";

const TOAST_MS = 10_000; // promise 7: every action can be undone for ten seconds
const TROUBLE_MS = 8000;

export class Feedback {
  #toasts = /** @type {HTMLElement} */ (document.getElementById("toasts"));
  #trouble = /** @type {HTMLElement} */ (document.getElementById("trouble"));
  #heard = /** @type {HTMLElement} */ (document.getElementById("heard"));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #calm;

  /**
   * Show one toast in place of the last one.
   *
   * @param {string} text
   * @param {{label: string, run: () => void}} [button]
   * @returns {HTMLElement} the toast, as long as it stands
   */
  toast(text, button) {
    const toast = copy("toast-template");
    const press = /** @type {HTMLButtonElement} */ (toast.querySelector("button"));
    fill(toast, { text, button: button?.label });
    press.hidden = !button;
    on(press, "click", () => {
      toast.remove();
      button?.run();
    });
    this.#toasts.replaceChildren(toast);
    setTimeout(() => toast.remove(), TOAST_MS);
    return toast;
  }

  /** Take the toast away, because what it offers has happened or can happen no more. */
  clear() {
    this.#toasts.replaceChildren();
  }

  /** @param {string} text what did not work, and what is still true; "" takes it back */
  trouble(text) {
    clearTimeout(this.#calm);
    this.#trouble.textContent = text;
    this.#trouble.hidden = !text;
    if (text) this.#calm = setTimeout(() => this.trouble(""), TROUBLE_MS);
  }

  /** @param {string} text for ears only */
  say(text) {
    this.#heard.textContent = text;
  }
}
