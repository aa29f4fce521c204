// @ts-check
/** First steps: how many have one, and the examples that their authors let us show. */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { HIDE_EXAMPLE, PLEDGE, PLEDGES } from "../protocol.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

/** @typedef {{id: string, part: string, what: string, hidden: boolean, channel?: string}} Example */

export class FirstSteps {
  #root = /** @type {HTMLElement} */ (document.getElementById("first-steps"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #store;
  #send;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts
   */
  constructor({ store, send }) {
    this.#store = store;
    this.#send = send;
    on(this.#list, "click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("[data-deed=hide]");
      if (button) this.#hide(/** @type {HTMLElement} */ (button.closest("[data-key]")));
    });
    watch(store, ["session", PLEDGES, PLEDGE], () => this.#show());
  }

  #show() {
    const part = session(this.#store)?.stop.part ?? "";
    const counts = this.#store.get(PLEDGES + part);
    this.#root.hidden = !counts;
    if (!counts) return;
    fill(this.#root, { decided: counts.decided, not_yet: counts.not_yet });
    const all = this.#store.entries(PLEDGE).map(([, step]) => /** @type {Example} */ (step));
    replaceChildrenKeyed(
      this.#list,
      all.filter((step) => step.part === part && !step.hidden && !step.channel),
      {
        key: ({ id }) => id,
        create: () => copy("first-step"),
        update: (element, { what }) => {
          fill(element, { what });
          speak(/** @type {HTMLElement} */ (element.firstElementChild), what);
        },
      },
    );
  }

  /** @param {HTMLElement} row the keyboard goes on to the one after it */
  #hide(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    const button = next?.querySelector("button");
    /** @type {HTMLElement} */ (button ?? this.#list).focus();
    void this.#send(HIDE_EXAMPLE, { pledge: row.dataset.key });
  }
}
