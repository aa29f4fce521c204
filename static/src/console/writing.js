// @ts-check
/**
 * While people write: how many have written nothing yet, the one gentle word to them, how many
 * are done, and how the step handles names. Numbers only, never who.
 *
 * @typedef {import("../protocol.js").Counts} Present
 */

import { fill, on, piece } from "../dom.js";
import { CHOOSE_NAMES, COUNT, NUDGE, PART } from "../protocol.js";
import { t } from "../words.js";
import { desk, session } from "./records.js";
import { watch } from "./watch.js";

export class Writing {
  #root = /** @type {HTMLElement} */ (document.getElementById("silence"));
  #nudge = /** @type {HTMLButtonElement} */ (document.getElementById("nudge"));
  #names = /** @type {HTMLElement} */ (document.getElementById("names"));
  #store;
  /** @type {Present["silent"]} */
  #silent = null;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#nudge, "click", () => void send(NUDGE, { part: this.#here }));
    on(this.#names, "change", (event) => {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      void send(CHOOSE_NAMES, { part: desk(store)?.names?.part, names: value });
    });
    watch(store, ["session", "console", PART, COUNT], () => this.#show());
  }

  /** @param {Present} counts from `head`, once a second */
  present({ silent }) {
    this.#silent = silent;
    this.#show();
  }

  get #here() {
    return session(this.#store)?.stop.part ?? "";
  }

  #show() {
    const part = this.#store.get(PART + this.#here);
    const done = this.#store.get(COUNT + this.#here)?.done ?? 0;
    const { people = 0, online = null } = this.#silent ?? {};
    this.#root.hidden = !this.#silent;
    const split =
      online === null
        ? ""
        : t("venue {venue}, online {online}", { venue: people - online, online });
    fill(this.#root, {
      silent: t("No note yet: {n}", { n: people }),
      split: split && `(${split})`,
      done: done > 0 ? t("{n} done writing", { n: done }) : "",
    });
    const told = part?.nudged === true;
    this.#nudge.hidden = told;
    this.#nudge.disabled = people === 0;
    piece(this.#root, "nudged").hidden = !told;
    this.#showNames();
  }

  #showNames() {
    const choice = desk(this.#store)?.names ?? null;
    this.#names.hidden = choice === null;
    if (!choice) return;
    for (const label of this.#names.querySelectorAll("label")) {
      const box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
      label.hidden = !choice.choices.includes(/** @type {any} */ (box.value));
      box.checked = box.value === choice.names;
    }
  }
}
