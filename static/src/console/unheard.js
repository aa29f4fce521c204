// @ts-check
/** Notes that nobody has related to yet: how many, and a board that shows only those. */

import { fill, on } from "../dom.js";
import { NOTE } from "../protocol.js";
import { n } from "../words.js";
import { desk } from "./records.js";
import { watch } from "./watch.js";

/** @typedef {import("./records.js").Note} Note */

const READ = new Set(["reveal", "pair", "discuss", "theme", "vote", "insight"]);

export class Unheard {
  #button = /** @type {HTMLButtonElement} */ (document.getElementById("unheard"));
  #line = /** @type {HTMLElement} */ (document.getElementById("only-unheard"));
  #store;
  #board;
  #only = false;
  #draw;

  /**
   * @param {{store: import("./records.js").Store, board: import("./board.js").Board}} parts
   */
  constructor({ store, board }) {
    this.#store = store;
    this.#board = board;
    on(this.#button, "click", () => this.#turn(!this.#only));
    on(this.#line.querySelector("[data-deed=spotlight]"), "click", () => {
      void this.#board.spotlightFirst();
    });
    on(this.#line.querySelector("[data-deed=all]"), "click", () => {
      this.#turn(false);
      this.#button.focus();
    });
    this.#draw = watch(store, ["session", "console", NOTE], () => this.show());
  }

  /** Draw again, for example when another part is on the board. */
  show() {
    const notes = this.#store.entries(NOTE).map(([, note]) => /** @type {Note} */ (note));
    const here = notes.filter((note) => note.part === this.#board.part && !note.hidden);
    const count = this.#wereRead ? here.filter(unheard).length : 0;
    if (count === 0 && this.#only) this.#turn(false);
    this.#button.hidden = count === 0;
    this.#button.setAttribute("aria-pressed", String(this.#only));
    this.#line.hidden = !this.#only;
    fill(this.#button, {
      unheard: n(
        "{n} note nobody has related to yet",
        "{n} notes nobody has related to yet",
        count,
      ),
    });
  }

  /** Before people can read the notes, all of them are unheard, and it means nothing. */
  get #wereRead() {
    const agenda = desk(this.#store)?.agenda ?? [];
    return agenda.some(
      ({ part, phase, state }) =>
        part === this.#board.part && READ.has(phase) && (state === "now" || state === "done"),
    );
  }

  /** @param {boolean} only */
  #turn(only) {
    this.#only = only;
    this.#board.filter("unheard", only ? unheard : null);
    this.#draw();
    // With the keyboard on the first of them, S shows it large: two presses in all.
    if (only) requestAnimationFrame(() => this.#board.begin());
  }
}

/** @param {Note} note */
const unheard = (note) => note.relates === 0;
