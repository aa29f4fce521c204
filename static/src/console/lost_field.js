// @ts-check
/**
 * Hands that type on when their field is gone: a colleague has gone on, merged, or taken back, and
 * the rest of the word would be keys of the page.
 *
 * A field that is left by Tab, Enter, Escape or a press was left on purpose, and its keys are over.
 */

import { PAGES } from "../focus.js";
import { composing, typingIn } from "../typing.js";

const LEAVES = new Set(["Tab", "Enter", "Escape"]);
const QUIET_MS = 2000; // without a key: whoever typed has looked up

export class LostField {
  /** @type {Element | null} */
  #field = null; // the last key was typed into it
  #last = 0; // when that was, or one after it that was for nobody
  #told = false;
  #tell;

  /** @param {() => void} tell called once for each field that is lost under the hands */
  constructor(tell) {
    this.#tell = tell;
    // Before anybody else: whoever answers a press or a key may take the field away.
    const first = { capture: true };
    document.addEventListener("keydown", (event) => this.#typed(event), first);
    document.addEventListener("pointerdown", () => this.#forget(), first);
  }

  /**
   * Whether a key was still meant for the field that is gone.
   *
   * @param {KeyboardEvent} event
   */
  keeps({ key }) {
    if (!this.#field || PAGES.has(key)) return false;
    const now = performance.now();
    if (now - this.#last > QUIET_MS || !gone(this.#field)) {
      this.#forget();
      return false;
    }
    this.#last = now;
    if (!this.#told) this.#tell();
    this.#told = true;
    return true;
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const { target, key } = event;
    if (!composing(event) && LEAVES.has(key)) this.#forget();
    else if (target instanceof Element && typingIn(target) && !PAGES.has(key)) {
      this.#field = target;
      this.#last = performance.now();
      this.#told = false;
    }
  }

  #forget() {
    this.#field = null;
  }
}

/** Whether nobody can type there, or the focus fell off it. @param {Element} field */
const gone = (field) =>
  !field.isConnected || !field.checkVisibility() || document.activeElement === document.body;
