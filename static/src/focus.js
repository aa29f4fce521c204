// @ts-check
/**
 * Whether a key is for what has the focus, or for the page.
 *
 * Whoever types keeps every key. A choice (a radio button, a list, a slider) has keys of its own
 * for those who came to it by the keyboard only: whoever has set it with the mouse or a finger goes
 * on with the remote, which would choose something else unseen. That is kept here, and not
 * asked by `:focus-visible`, because a browser may answer otherwise from the first key on; and the
 * focus is not thrown away, because a list that was opened and left as it was says nothing of it.
 */

import { on } from "./dom.js";
import { typingIn } from "./typing.js";

const CHOICE = "select, input:is([type=radio], [type=range])";
const LINE = "input:is(:not([type]), [type=text], [type=search])";
/** Keys by which nobody types: a remote sends them. */
export const PAGES = new Set(["PageDown", "PageUp"]);

export class Focus {
  #pressed = false; // by a pointer, since the last key
  #byHand = false;

  constructor() {
    // Before anybody else: whoever answers a press or a key may move the focus.
    const first = { capture: true };
    document.addEventListener("pointerdown", () => this.#press(), first);
    document.addEventListener("keydown", () => this.#type(), first);
    on(document, "focusin", () => {
      this.#byHand = this.#pressed;
    });
  }

  /**
   * Whether a key that is pressed now is not for the page.
   *
   * @param {KeyboardEvent} event
   */
  keeps({ target, key }) {
    if (!(target instanceof Element)) return false;
    if (typingIn(target)) return !(PAGES.has(key) && blank(target));
    const choice = target.closest(CHOICE);
    return choice !== null && (!this.#byHand || unfolded(choice));
  }

  #press() {
    this.#pressed = true;
    this.#byHand = true; // on what has the focus already, too
  }

  #type() {
    this.#pressed = false;
  }
}

/** Whether nothing has been typed: a field that waits for the next line. @param {Element} field */
const blank = (field) =>
  field.matches(LINE) && /** @type {HTMLInputElement} */ (field).value === "";

/** Whether a list lies open, as far as this browser tells. @param {Element} choice */
const unfolded = (choice) => CSS.supports("selector(:open)") && choice.matches(":open");
