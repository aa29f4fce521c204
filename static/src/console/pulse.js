// @ts-check
/** The pulse: how many have answered, and whether the stage shows how people came. No answers. */

import { fill, on, piece } from "../dom.js";
import { PULSE, SHOW_PULSE } from "../protocol.js";
import { n, pick, t } from "../words.js";
import { counted } from "./counted.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Pulse {
  #root = /** @type {HTMLElement} */ (document.getElementById("pulse"));
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("pulse-shown"));
  #store;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts
   */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#button, "click", () => {
      if (this.#button.getAttribute("aria-disabled") === "true") return;
      void send(SHOW_PULSE, { on: !this.#record?.shown });
    });
    watch(store, ["session", PULSE], () => this.#show());
  }

  /** @returns {import("../protocol.js").PulseCounts | undefined} */
  get #record() {
    return this.#store.get(PULSE);
  }

  #show() {
    const pulse = this.#record;
    const stop = session(this.#store)?.stop;
    const here = stop?.kind === "pulse";
    const early = stop?.phase === "lobby" && (pulse?.before ?? 0) > 0;
    this.#root.hidden = !pulse || !(here || early);
    if (!pulse) return;
    const later = stop?.phase === "pulse_takeaway";
    const answered = later ? pulse.after : pulse.before;
    const words = n("{n} has answered", "{n} have answered", answered);
    counted.tell("pulse", this.#root.hidden ? "" : words);
    fill(this.#root, {
      answered: words,
      opener: pick(pulse.opener),
      why: this.#why(pulse),
    });
    piece(this.#root, "opener").hidden = !here || later || pulse.opener === null;
    this.#button.setAttribute("aria-pressed", String(pulse.shown));
    this.#button.setAttribute("aria-disabled", String(!pulse.ready));
  }

  /** @param {import("../protocol.js").PulseCounts} pulse */
  #why({ ready, shown, fewest }) {
    if (!ready) return t("Possible once {n} people have answered this question", { n: fewest });
    return shown
      ? t("The stage keeps the numbers of the moment at which they were shown first")
      : t("The stage will show three numbers: below, at and above the middle");
  }
}
