// @ts-check
/**
 * How far one has read, and the way on: the next page comes when the end of the list is near,
 * or by a button for those who do not scroll.
 *
 * @typedef {{root: HTMLElement, notes: number, all: number | undefined, shown: boolean,
 *   flows: boolean}} Reading `notes` read of `all` (undefined: all were given at once);
 *   `flows`: what comes is added at the end of the list, so it may come by itself
 */

import { fill, piece } from "../dom.js";
import { n, t } from "../words.js";
import { show } from "./parts.js";

const NEAR = "0px 0px 900px 0px"; // about a screen before the end

export class More {
  #pages;
  #online;
  #observer;
  /** @type {Reading | undefined} */
  #reading;
  #loaded = 0;
  /** @type {Set<string> | undefined} what was there when the button was pressed */
  #before;

  /** @param {{pages: import("./pages.js").Pages, online: () => boolean, changed: () => void}} parts */
  constructor({ pages, online, changed }) {
    this.#pages = pages;
    this.#online = online;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        if (!pages.waiting && pages.next()) changed();
      },
      { rootMargin: NEAR },
    );
  }

  /** @param {Reading} reading */
  paint(reading) {
    const { root, notes, all, shown, flows } = reading;
    const element = piece(root, "more");
    const rest = all !== undefined && (this.#pages.more || this.#pages.waiting);
    element.hidden = !shown;
    show(element, { "read-on": rest });
    fill(element, { read: this.#sentence(notes, all) });
    piece(element, "read-on").setAttribute("aria-disabled", String(this.#pages.waiting));
    if (flows) this.#greet(root);
    const before = this.#reading;
    const same = before?.root === root && before.shown === shown && before.flows === flows;
    this.#reading = reading;
    if (same && this.#loaded === this.#pages.loaded) return;
    this.#loaded = this.#pages.loaded;
    this.#observer.disconnect(); // and again: it tells only what changes
    if (shown && rest && flows) this.#observer.observe(element);
  }

  /** The list is on the screen no more: let go of it, and of all that hangs on it. */
  leave() {
    this.#reading = this.#before = undefined;
    this.#observer.disconnect();
  }

  /** The button was pressed. */
  press() {
    if (!this.#reading || this.#pages.waiting) return;
    this.#before = new Set(keysIn(this.#reading.root));
    this.#pages.next();
  }

  /** @param {number} notes @param {number | undefined} all */
  #sentence(notes, all) {
    if (all === undefined) return n("You have read {n} note", "You have read {n} notes", notes);
    if (this.#pages.waiting && !this.#online()) {
      return t("You are offline. More notes come once you are connected");
    }
    if (this.#pages.waiting) return t("The next notes are on their way");
    return t("You have read {n} of {all} notes", { n: notes, all });
  }

  /** Who asked by the button is taken to the first of the notes that came. @param {HTMLElement} root */
  #greet(root) {
    if (!this.#before || this.#pages.waiting) return;
    const before = this.#before;
    this.#before = undefined;
    const fresh = [...root.querySelectorAll("[data-key]")].find((element) => {
      return !before.has(/** @type {HTMLElement} */ (element).dataset.key ?? "");
    });
    if (!(fresh instanceof HTMLElement)) return;
    fresh.tabIndex = -1;
    fresh.focus({ preventScroll: true });
  }
}

/** @param {HTMLElement} root */
function* keysIn(root) {
  for (const element of root.querySelectorAll("[data-key]")) {
    yield/** @type {HTMLElement} */ (element).dataset.key ?? "";
  }
}
