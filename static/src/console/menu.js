// @ts-check
/**
 * The one menu of the page. It opens beside a button, is walked with the arrows, and gives the
 * focus back.
 *
 * @typedef {{label: string, key?: string, run: () => void} | {heading: string}} Item
 */

import { copy, fill, on } from "../dom.js";

const GAP = 4; // px between button and menu

export class Menu {
  #root = /** @type {HTMLElement} */ (document.getElementById("menu"));
  /** @type {HTMLElement | null} */
  #opener = null;

  constructor() {
    on(this.#root, "keydown", (event) => this.#walk(event));
    on(this.#root, "toggle", (event) => {
      const open = /** @type {ToggleEvent} */ (/** @type {Event} */ (event)).newState === "open";
      this.#opener?.setAttribute("aria-expanded", String(open));
    });
  }

  /**
   * @param {HTMLElement} opener
   * @param {Item[]} items
   */
  open(opener, items) {
    this.#opener = opener;
    this.#root.replaceChildren(...items.map((item) => this.#element(item)));
    this.#root.showPopover();
    this.#place(opener.getBoundingClientRect());
    this.#items()[0]?.focus();
  }

  /** @param {Item} item */
  #element(item) {
    if ("heading" in item) {
      const heading = copy("menu-heading");
      fill(heading, { heading: item.heading });
      return heading;
    }
    const element = copy("menu-item");
    fill(element, { label: item.label, key: item.key ?? "" });
    on(element, "click", () => {
      this.#root.hidePopover();
      this.#opener?.focus();
      item.run();
    });
    return element;
  }

  /** @param {DOMRect} beside */
  #place(beside) {
    const { offsetWidth: width, offsetHeight: height } = this.#root;
    const below = beside.bottom + GAP;
    const top = below + height > innerHeight ? Math.max(GAP, beside.top - GAP - height) : below;
    const left = Math.max(GAP, Math.min(beside.left, innerWidth - width - GAP));
    this.#root.style.setProperty("inset-block-start", `${top}px`);
    this.#root.style.setProperty("inset-inline-start", `${left}px`);
  }

  #items() {
    return /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll("[role=menuitem]")]);
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const items = this.#items();
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") this.#root.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }
}
