// @ts-check
/** How far the evening is: the parts, without anything to press. */

import { copy, fill, replaceChildrenKeyed } from "../dom.js";
import { pick } from "../words.js";
import { desk, session } from "./records.js";
import { watch } from "./watch.js";

export class Way {
  #list = /** @type {HTMLElement} */ (document.getElementById("way"));
  #store;

  /** @param {import("../store.js").Store} store */
  constructor(store) {
    this.#store = store;
    watch(store, ["session", "console"], () => this.#show());
  }

  #show() {
    const here = session(this.#store)?.stop.part;
    const stops = desk(this.#store)?.agenda ?? [];
    replaceChildrenKeyed(this.#list, session(this.#store)?.parts ?? [], {
      key: ({ id }) => id,
      create: () => copy("way-part"),
      update: (row, { id, title }) => {
        const own = stops.filter(({ part }) => part === id);
        const minutes = own.reduce((sum, stop) => sum + (stop.minutes ?? 0), 0);
        row.toggleAttribute(
          "data-done",
          own.every(({ state }) => state !== "ahead"),
        );
        if (id === here) row.setAttribute("aria-current", "step");
        else row.removeAttribute("aria-current");
        fill(row, { title: pick(title), minutes: minutes || "" });
      },
    });
  }
}
