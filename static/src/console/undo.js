// @ts-check
/**
 * Taking back the last thing that can be taken back, for ten seconds by a toast and as long as
 * the server allows by the key.
 */

import { on } from "../dom.js";
import { UNDO } from "../protocol.js";
import { t } from "../words.js";
import { desk } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const SOON_MS = 3000; // in which a move that was announced arrives
const PATIENCE_MS = 3000; // for what was done before, so that not something older is taken back
const LOOK_MS = 50;
const SILENT = new Set(["Moved", "NotesPlaced", "ThemeNamed"]); // seen at once, and many in a row

export class Undo {
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("undo"));
  #store;
  #send;
  #feedback;
  #mine;
  #seen;
  #announced = { words: "", until: 0 };
  #offered = 0; // by the toast
  #busy = false;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   mine: import("./mine.js").Mine, feedback: import("./feedback.js").Feedback}} parts
   */
  constructor({ store, send, mine, feedback }) {
    this.#store = store;
    this.#send = send;
    this.#feedback = feedback;
    this.#mine = mine;
    this.#seen = desk(store)?.undo?.seq ?? 0;
    on(this.#button, "click", () => void this.undo());
    watch(store, ["console"], () => this.#show());
  }

  /** Take back the last thing, if the server still can. Pressed again meanwhile, it is one press. */
  async undo() {
    if (this.#busy) return;
    this.#busy = true;
    const seq = await this.#last();
    if (seq) await this.#takeBack(seq);
    this.#busy = false;
  }

  /** @param {number} seq */
  async #takeBack(seq) {
    const answer = await this.#send(UNDO, { seq });
    if (!answer?.ok) return;
    this.#feedback.clear();
    this.#feedback.say(t("Undone"));
  }

  /**
   * What is meant by the last thing. A hand may be faster than the page: what it has just done is
   * waited for, and nothing else is taken back in its place, neither older nor newer.
   *
   * @returns {Promise<number | undefined>} its entry; undefined if there is none, or none any more
   */
  async #last() {
    const now = () => desk(this.#store)?.undo?.seq;
    if (this.#mine.shownAt(this.#store.seq)) return now();
    const refused = this.#mine.refused;
    const asked = await this.#caughtUp();
    if (asked === null) {
      this.#feedback.toast(t("What you did before has not arrived yet. Nothing was taken back"));
      return undefined;
    }
    if (this.#mine.refused > refused) return undefined; // it was told why that did not happen
    const last = now();
    if (!last || last <= asked) return last;
    this.#feedback.toast(t("Something else has been done meanwhile. Nothing was taken back"));
    return undefined;
  }

  /** Offer to take the move back that is being made. @param {string} words what it is called */
  announce(words) {
    this.#announced = { words, until: performance.now() + SOON_MS };
  }

  /** @returns {Promise<number | null>} the last entry asked for until now, once the page shows it */
  async #caughtUp() {
    const until = performance.now() + PATIENCE_MS;
    /** @type {number | null} */
    let asked = null;
    void this.#mine.asked.then((seq) => {
      asked = seq;
    });
    while (asked === null || asked > this.#store.seq) {
      if (performance.now() > until) return null;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return asked;
  }

  #show() {
    const last = desk(this.#store)?.undo;
    this.#button.setAttribute("aria-disabled", String(!last));
    if (this.#offered && last?.seq !== this.#offered) {
      this.#offered = 0; // done, or not to be taken back any more
      this.#feedback.clear();
    }
    // An undo makes an older deed the last one: only a newer one is news.
    if (!last || last.seq <= this.#seen) return;
    this.#seen = last.seq;
    const moved = last.what === "Moved" && performance.now() < this.#announced.until;
    const what = moved ? this.#announced.words : say("undos", last.what);
    this.#announced.until = 0;
    if (SILENT.has(last.what) && !moved) {
      this.#feedback.clear();
      return;
    }
    this.#feedback.say(what);
    this.#offered = last.seq;
    const { seq } = last;
    this.#feedback.toast(what, { label: t("Undo"), run: () => void this.#takeBack(seq) });
  }
}
