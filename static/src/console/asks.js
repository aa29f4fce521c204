// @ts-check
/** What the check-in asks: the question of the program, or one that it offers in its place. */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { CHOOSE_QUESTION } from "../protocol.js";
import { pick } from "../words.js";
import { desk } from "./records.js";
import { watch } from "./watch.js";

export class Asks {
  #root = /** @type {HTMLElement} */ (document.getElementById("asks"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ul"));
  #store;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#list, "click", (event) => {
      const row = /** @type {Element} */ (event.target).closest("[data-key]");
      const asks = desk(store)?.asks;
      if (!row || !asks) return;
      const n = [...this.#list.children].indexOf(row);
      if (n !== asks.at) void send(CHOOSE_QUESTION, { part: asks.part, n });
    });
    watch(store, ["console"], () => this.#show());
  }

  #show() {
    const asks = desk(this.#store)?.asks ?? null;
    this.#root.hidden = asks === null;
    if (!asks) return;
    replaceChildrenKeyed(
      this.#list,
      asks.questions.map((text, n) => ({ text, n })),
      {
        key: ({ n }) => String(n),
        create: () => copy("hint-row"),
        update: (row, { text, n }) => {
          row.querySelector("button")?.setAttribute("aria-pressed", String(n === asks.at));
          fill(row, { hint: pick(text) });
        },
      },
    );
  }
}
