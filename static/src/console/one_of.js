// @ts-check
/**
 * A list of sentences of the program of which one, or none, is pressed: it is on the stage, or asked.
 *
 * @typedef {{part: string, at: number | null, texts: import("../protocol.js").Text[]}} Offer `at` is
 *   the one that is pressed (from 0)
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { pick } from "../words.js";
import { watch } from "./watch.js";

export class OneOf {
  #root;
  #list;
  #offer;

  /**
   * @param {{id: string, store: import("./records.js").Store, keys: string[],
   *   offer: () => Offer | null, press: (offer: Offer, n: number) => void}} parts `keys` of the
   *   records that the offer is made of; null hides the list
   */
  constructor({ id, store, keys, offer, press }) {
    this.#root = /** @type {HTMLElement} */ (document.getElementById(id));
    this.#list = /** @type {HTMLElement} */ (this.#root.querySelector("ul"));
    this.#offer = offer;
    on(this.#list, "click", (event) => {
      const row = /** @type {Element} */ (event.target).closest("[data-key]");
      const now = offer();
      if (row && now) press(now, [...this.#list.children].indexOf(row));
    });
    watch(store, keys, () => this.#show());
  }

  #show() {
    const now = this.#offer();
    this.#root.hidden = now === null;
    if (!now) return;
    const rows = now.texts.map((text, n) => ({ text, n }));
    replaceChildrenKeyed(this.#list, rows, {
      key: ({ n }) => `${now.part}/${n}`,
      create: () => copy("hint-row"),
      update: (row, { text, n }) => {
        row.querySelector("button")?.setAttribute("aria-pressed", String(n === now.at));
        fill(row, { hint: pick(text) });
      },
    });
  }
}
