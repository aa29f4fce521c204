// @ts-check
/** Notes that all went into one category: the word that asks for one more, in another. */

import { fill } from "../dom.js";
import { NOTE, PART } from "../protocol.js";
import { pick, t } from "../words.js";
import { counted } from "./counted.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const FEW = 5; // notes that are too few to say anything about a question
const WHILE = new Set(["write", "reveal", "discuss"]); // phases in which one more can still come

export class OneCategory {
  #root = /** @type {HTMLElement} */ (document.getElementById("part"));
  #store;
  #part;

  /** @param {{store: import("./records.js").Store, part: () => string}} parts */
  constructor({ store, part }) {
    this.#store = store;
    this.#part = part;
    watch(store, ["session", PART, NOTE], () => this.show());
  }

  /** Say it of the part we are in, while that is on the board. */
  show() {
    const words = this.#words();
    fill(this.#root, { one: words });
    counted.tell("one category", words);
  }

  #words() {
    const stop = session(this.#store)?.stop;
    if (!stop || stop.part !== this.#part() || !WHILE.has(stop.phase)) return "";
    /** @type {import("../protocol.js").Category[]} */
    const categories = this.#store.get(PART + stop.part)?.categories ?? [];
    const notes = this.#store
      .entries(NOTE)
      .map(([, note]) => /** @type {import("./records.js").Note} */ (note))
      .filter(({ part, hidden }) => part === stop.part && !hidden);
    const [only] = categories.filter(({ id }) => notes.every(({ category }) => category === id));
    if (notes.length < FEW || categories.length < 2 || !only) return "";
    return t("All {n} notes are in “{category}”. Ask for one more, in another category?", {
      n: notes.length,
      category: pick(only.label),
    });
  }
}
