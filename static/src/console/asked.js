// @ts-check
/**
 * The questions that people have sent to a guest, on the page of the online host: to be read, so
 * that whoever looks after those who are online knows what waits. Who asks nobody is told.
 *
 * @typedef {import("../protocol.js").Question} Question
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { PART, QUESTION } from "../protocol.js";
import { n, pick, t } from "../words.js";
import { counted } from "./counted.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Asked {
  #root = /** @type {HTMLElement} */ (document.getElementById("asked"));
  #list = /** @type {HTMLElement} */ (piece(this.#root, "questions"));
  #store;

  /** @param {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    watch(store, ["session", PART, QUESTION], () => this.#show());
  }

  #show() {
    const here = session(this.#store)?.stop.part;
    const all = this.#store
      .entries(QUESTION)
      .map(([, each]) => /** @type {Question} */ (each))
      .sort((a, b) => order(a, b, here));
    const talks = new Set(all.map(({ part }) => part));
    piece(this.#root, "empty").hidden = all.length > 0;
    this.#list.hidden = all.length === 0;
    const open = all.filter(({ done }) => !done).length;
    fill(this.#root, { open: open || "" });
    counted.tell("asked", open ? n("{n} question waits", "{n} questions wait", open) : "");
    replaceChildrenKeyed(this.#list, all, {
      key: ({ id }) => id,
      create: () => copy("asked-question"),
      update: (row, { part, text, done }) => {
        row.dataset.done = String(done);
        const guest = talks.size > 1 ? pick(this.#store.get(PART + part)?.guest?.name) : "";
        fill(row, { text, guest, state: done ? t("Asked") : "" });
      },
    });
  }
}

/**
 * What waits in the talk that is on comes first, what was asked already last.
 *
 * @param {Question} a
 * @param {Question} b
 * @param {string | undefined} here
 */
function order(a, b, here) {
  const done = Number(a.done) - Number(b.done);
  return done || Number(b.part === here) - Number(a.part === here) || a.order - b.order;
}
