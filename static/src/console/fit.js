// @ts-check
/** The check of what we saw: how many say what, whether the stage shows it, when to reword. */

import { fill, on, piece } from "../dom.js";
import { FIT, INSIGHT, SHOW_FIT } from "../protocol.js";
import { fillFits } from "../stage/fits.js";
import { t } from "../words.js";
import { counted } from "./counted.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const FEW = 3; // voices that are too few to say anything about a sentence
const MANY = 40; // per cent that say "not quite"

export class Fit {
  #root = /** @type {HTMLElement} */ (document.getElementById("fit"));
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("fit-shown"));
  #store;
  #part;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   part: () => string}} parts `part` is on the board
   */
  constructor({ store, send, part }) {
    this.#store = store;
    this.#part = part;
    on(this.#button, "click", () => {
      if (this.#button.getAttribute("aria-disabled") === "true") return;
      void send(SHOW_FIT, { part: part(), on: !this.#record?.shown });
    });
    watch(store, ["session", FIT, INSIGHT], () => this.show());
  }

  /** @returns {import("../stage/records.js").Fit & {shown: boolean} | undefined} */
  get #record() {
    return this.#store.get(FIT + this.#part());
  }

  show() {
    const fit = this.#record;
    const all = fit ? fit.fits + fit.not_quite + fit.add : 0;
    this.#root.hidden = all === 0;
    if (!fit) return;
    fillFits(piece(this.#root, "fits"), fit);
    const stop = session(this.#store)?.stop;
    const open = stop?.part === this.#part() && stop.phase === "insight";
    this.#button.setAttribute("aria-pressed", String(fit.shown));
    this.#button.setAttribute("aria-disabled", String(!open));
    const share = Math.round((100 * fit.not_quite) / Math.max(1, all));
    const reword = open && all >= FEW && share >= MANY;
    const words = reword
      ? t("{n} percent say “not quite”. Would other words fit better?", { n: share })
      : "";
    fill(this.#root, { reword: words });
    counted.tell("fit", words);
  }
}
