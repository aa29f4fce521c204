// @ts-check
/** What the evening was, once it has ended: notes and finding of each step. */

import { copy, fill, replaceChildrenKeyed } from "../dom.js";
import { COUNT, INSIGHT } from "../protocol.js";
import { n, pick } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Recap {
  #root = /** @type {HTMLElement} */ (document.getElementById("recap"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #store;

  /** @param {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    watch(store, ["session", COUNT, INSIGHT], () => this.#show());
  }

  #show() {
    const here = session(this.#store);
    const steps = here?.parts.filter(({ id }) => this.#store.get(COUNT + id)) ?? [];
    replaceChildrenKeyed(this.#list, steps, {
      key: ({ id }) => id,
      create: () => copy("recap-step"),
      update: (element, { id, title, step }) => {
        fill(element, {
          step: step ?? "",
          title: pick(title),
          notes: n("{n} note", "{n} notes", this.#store.get(COUNT + id).notes),
          insight: this.#store.get(INSIGHT + id)?.text ?? "",
        });
      },
    });
  }
}
