// @ts-check
/** The sub-prompts of the present question: any one of them on the stage, or none. */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { PART, SHOW_HINT } from "../protocol.js";
import { pick } from "../words.js";
import { desk } from "./records.js";
import { watch } from "./watch.js";

export class Hints {
  #root = /** @type {HTMLElement} */ (document.getElementById("hints"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ul"));
  #store;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#list, "click", (event) => {
      const row = /** @type {Element} */ (event.target).closest("[data-key]");
      const hint = desk(store)?.hint;
      if (!row || !hint) return;
      const n = [...this.#list.children].indexOf(row);
      void send(SHOW_HINT, { part: hint.part, n: n === hint.at ? null : n });
    });
    watch(store, ["console", PART], () => this.#show());
  }

  #show() {
    const hint = desk(this.#store)?.hint ?? null;
    this.#root.hidden = hint === null;
    if (!hint) return;
    /** @type {import("../protocol.js").Text[]} */
    const sub = this.#store.get(PART + hint.part)?.sub ?? [];
    replaceChildrenKeyed(
      this.#list,
      sub.map((text, n) => ({ text, n })),
      {
        key: ({ n }) => `${hint.part}/${n}`,
        create: () => copy("hint-row"),
        update: (row, { text, n }) => {
          row.querySelector("button")?.setAttribute("aria-pressed", String(n === hint.at));
          fill(row, { hint: pick(text) });
        },
      },
    );
  }
}
