// @ts-check
/**
 * The bar at the foot of the phone: the one thing to do now, and one line that says what just
 * happened.
 */

import { fill, piece } from "../dom.js";
import { t } from "../words.js";
import { show } from "./parts.js";

const SAID_MS = 6000;

/**
 * @typedef {{posting: boolean, closing: boolean, adding: boolean, unfinished: boolean,
 *   editing: boolean, done: boolean | null | undefined, voting: boolean}} Tasks `done`: null where
 *   nobody says so, undefined while the code that knows it is on its way
 */

export class Tray {
  #root;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    // A tap on "Post" must not take the focus from the field: the keyboard stays up.
    const keep = (/** @type {Event} */ event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest('[type="submit"]');
      if (button && document.activeElement?.tagName === "TEXTAREA") event.preventDefault();
    };
    root.addEventListener("mousedown", keep);
  }

  /** @param {Tasks} tasks */
  update({ posting, closing, adding, unfinished, editing, done, voting }) {
    show(this.#root, { posting, close: closing, adding, unfinished, voting });
    if (done !== undefined) {
      const finish = piece(this.#root, "done");
      finish.hidden = done === null;
      finish.setAttribute("aria-pressed", String(done === true));
    }
    fill(this.#root, { post: editing ? t("Save the change") : t("Post") });
    const said = !piece(this.#root, "say").hidden;
    this.#root.hidden = !(posting || adding || unfinished || voting || said);
  }

  /**
   * @param {string} words stay for a moment, then make room again
   * @param {boolean} [stays] until something else is said
   */
  say(words, stays) {
    const line = piece(this.#root, "say");
    line.textContent = words;
    line.hidden = words === "";
    if (words !== "") this.#root.hidden = false;
    clearTimeout(this.#timer);
    if (stays) return;
    this.#timer = setTimeout(() => {
      line.hidden = true;
      this.#root.hidden = [...this.#root.children].every((each) => each.hasAttribute("hidden"));
    }, SAID_MS);
  }
}
