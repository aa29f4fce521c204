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
 *   editing: boolean, vote: {left: number, budget: number, undecided: boolean} | null}} Tasks
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
  update({ posting, closing, adding, unfinished, editing, vote }) {
    show(this.#root, { posting, close: closing, adding, unfinished, voting: vote !== null });
    fill(this.#root, { post: editing ? t("Save the change") : t("Post") });
    this.#root.hidden = !(posting || adding || unfinished || vote !== null);
    if (!vote) return;
    const { left, budget, undecided } = vote;
    piece(this.#root, "dots").textContent = "●".repeat(budget - left) + "○".repeat(left);
    fill(this.#root, { "dots-left": t("{n} left", { n: left }) });
    const button = /** @type {HTMLElement} */ (this.#root.querySelector('[data-act="undecided"]'));
    button.setAttribute("aria-pressed", String(undecided));
  }

  /** @param {string} words stay for a moment, then make room again */
  say(words) {
    const line = piece(this.#root, "say");
    line.textContent = words;
    line.hidden = words === "";
    if (words !== "") this.#root.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      line.hidden = true;
    }, SAID_MS);
  }
}
