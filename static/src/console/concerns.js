// @ts-check
/** What people want the facilitator to know: a quiet number at the top, and a list behind it. */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { CONCERN, NOTE, SETTLE_CONCERN } from "../protocol.js";
import { n, t } from "../words.js";
import { counted } from "./counted.js";
import { watch } from "./watch.js";

/** @typedef {import("../protocol.js").Concern} Concern */

export class Concerns {
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("concerns-open"));
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("concerns"));
  #list = /** @type {HTMLElement} */ (this.#dialog.querySelector("ol"));
  #store;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#button, "click", () => this.#dialog.showModal());
    on(this.#list, "change", (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      const row = /** @type {HTMLElement} */ (box.closest("[data-key]"));
      void send(SETTLE_CONCERN, { concern: row.dataset.key, done: box.checked });
    });
    watch(store, [CONCERN, NOTE], () => this.#show());
  }

  #show() {
    const all = this.#store.entries(CONCERN).map(([, each]) => /** @type {Concern} */ (each));
    all.sort((a, b) => Number(a.done) - Number(b.done) || b.order - a.order);
    const open = all.filter(({ done }) => !done).length;
    this.#button.hidden = all.length === 0;
    this.#button.classList.toggle("concerns-open--new", open > 0);
    const words = open ? n("{n} concern is open", "{n} concerns are open", open) : "";
    counted.tell("concerns", words);
    fill(this.#button, { count: open || "", spoken: words || t("Concerns") });
    replaceChildrenKeyed(this.#list, all, {
      key: ({ id }) => id,
      create: () => copy("concern-row"),
      update: (row, { note, text, done }) => {
        const about = note ? this.#store.get(NOTE + note)?.text : "";
        fill(row, {
          text: text || t("Without words"),
          about: about ? t("About the note “{text}”", { text: about }) : "",
        });
        const box = /** @type {HTMLInputElement} */ (row.querySelector("input"));
        box.checked = done;
        row.classList.toggle("concerns__row--done", done);
      },
    });
  }
}
