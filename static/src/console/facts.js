// @ts-check
/**
 * The fact cards of the part we are in: which lies over the stage, and for how long yet. One press
 * lays it there, another takes it away; it goes by itself, too. Folded, too, it says that one is on.
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { PART, SHOW_FACT, STAGE } from "../protocol.js";
import { whileSeen } from "../seen.js";
import { secondsLeft } from "../stage/card.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const TICK_MS = 250;

export class Facts {
  #root = /** @type {HTMLElement} */ (document.getElementById("facts"));
  #list = piece(this.#root, "facts-list");
  #store;
  #clock;
  #send;

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send}} parts
   */
  constructor({ store, clock, send }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    on(this.#list, "click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button) this.#pressed(button);
    });
    watch(store, ["session", PART, STAGE], () => this.#show());
    whileSeen(() => this.#tick(), TICK_MS);
  }

  get #part() {
    return session(this.#store)?.stop.part ?? "";
  }

  /** @param {HTMLButtonElement} button */
  #pressed(button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const at = [...this.#list.children].indexOf(/** @type {Element} */ (button.parentElement));
    const fields = { part: this.#part, at: this.#left(at) > 0 ? null : at };
    void this.#send(SHOW_FACT, fields);
  }

  #show() {
    /** @type {import("../protocol.js").Fact[]} */
    const facts = this.#store.get(PART + this.#part)?.facts ?? [];
    this.#root.hidden = facts.length === 0;
    replaceChildrenKeyed(
      this.#list,
      facts.map((fact, at) => ({ ...fact, at })),
      {
        key: ({ at }) => `${this.#part} ${at}`,
        create: () => copy("fact-row"),
        update: (row, { text, source }) => {
          const without = t("A fact card without a source cannot be shown");
          fill(row, { fact: pick(text), source: source ? pick(source) : without });
          row.querySelector("button")?.setAttribute("aria-disabled", String(!source));
        },
      },
    );
    this.#tick();
  }

  /** The card goes by itself: its button has to follow. */
  #tick() {
    let on = "";
    for (const [at, row] of [...this.#list.children].entries()) {
      const left = this.#left(at);
      const words = left > 0 ? t("{n} s left", { n: left }) : "";
      row.querySelector("button")?.setAttribute("aria-pressed", String(left > 0));
      fill(row, { left: words });
      on ||= words;
    }
    fill(this.#root, { on });
    this.#root.classList.toggle("facts--on", on !== "");
  }

  /** @param {number} at @returns {number} for how many seconds that card still lies there */
  #left(at) {
    const card = this.#store.get(STAGE)?.fact;
    return card?.at === at ? secondsLeft(card, this.#clock.now()) : 0;
  }
}
