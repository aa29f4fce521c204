// @ts-check
/** When a break is over: by the clock of the session and of whoever looks, and in words once it is near. */

import { fill, piece } from "../dom.js";
import { page } from "../page.js";
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
      ends ? resumes(ends) : "",
      goesOnSoon(ends, this.#clock.now()) ? t("We go on in a moment") : "",
    ];
    fill(piece(this.#main, "screen"), { until: said[0], soon: said[1] });
    if (!ends || this.#ticking) return;
    this.#ticking = true;
    whileSeen(() => this.paint(), 1000);
  }
}

/** As the stage says it; whoever sits elsewhere on earth also reads it off their own clock. @param {number} at */
function resumes(at) {
  const [there, here] = [clockTime(at, page.evening?.zone), clockTime(at)];
  if (there === here) return t("We resume at {t}", { t: there });
  return t("We resume at {t} ({here} by your clock)", { t: there, here });
}
