// @ts-check
/** When a break is over: by the clock of whoever looks, and in words once it is near. */

import { fill, piece } from "../dom.js";
import { goesOnSoon } from "../pause.js";
import { SESSION } from "../protocol.js";
import { whileSeen } from "../seen.js";
import { clockTime, t } from "../words.js";

export class Resuming {
  #main;
  #store;
  #clock;
  #ticking = false;

  /**
   * @param {{main: HTMLElement, store: import("../store.js").Store,
   *   clock: import("../clock.js").Clock}} parts
   */
  constructor({ main, store, clock }) {
    this.#main = main;
    this.#store = store;
    this.#clock = clock;
  }

  paint() {
    const session = /** @type {import("../protocol.js").Session | undefined} */ (
      this.#store.get(SESSION)
    );
    if (session?.screen !== "plain") return;
    const ends = session.stop.phase === "break" ? session.timer?.ends_at : null;
    const said = [
      ends ? t("We resume at {t}", { t: clockTime(ends) }) : "",
      goesOnSoon(ends, this.#clock.now()) ? t("We go on in a moment") : "",
    ];
    fill(piece(this.#main, "screen"), { until: said[0], soon: said[1] });
    if (!ends || this.#ticking) return;
    this.#ticking = true;
    whileSeen(() => this.paint(), 1000);
  }
}
