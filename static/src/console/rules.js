// @ts-check
/** The ground rules: which is lit, which comes next, how many have read them. Any can be lit. */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { RULES, SHOW_RULE } from "../protocol.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Rules {
  #root = /** @type {HTMLElement} */ (document.getElementById("rules"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #store;
  #send;
  #here = 0;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts
   */
  constructor({ store, send }) {
    this.#store = store;
    this.#send = send;
    on(this.#list, "click", (event) => {
      const row = /** @type {HTMLElement} */ (event.target).closest("[data-key]");
      if (row) this.#light(Number(/** @type {HTMLElement} */ (row).dataset.key));
    });
    watch(store, ["session", RULES], () => this.#show());
  }

  /** @param {{venue: number, online: number}} here */
  present({ venue, online }) {
    this.#here = venue + online;
    this.#showAgreed();
  }

  /** @returns {{items: import("../protocol.js").Text[], at: number, agreed: number} | undefined} */
  get #record() {
    return this.#store.get(RULES + (session(this.#store)?.stop.part ?? ""));
  }

  /** @param {number} at */
  #light(at) {
    const expect = session(this.#store)?.stop.id;
    if (at !== this.#record?.at) void this.#send(SHOW_RULE, { at, expect });
  }

  #show() {
    const rules = this.#record;
    this.#root.hidden = !rules;
    if (!rules) return;
    replaceChildrenKeyed(
      this.#list,
      rules.items.map((text, number) => ({ text, number })),
      {
        key: ({ number }) => String(number),
        create: () => copy("rule-row"),
        update: (element, { text, number }) => {
          const state = stateOf(number - rules.at);
          element.dataset.state = state;
          const button = element.querySelector("button");
          if (state === "lit") button?.setAttribute("aria-current", "true");
          else button?.removeAttribute("aria-current");
          fill(element, { number: number + 1, rule: pick(text) });
        },
      },
    );
    this.#showAgreed();
  }

  #showAgreed() {
    const agreed = this.#record?.agreed ?? 0;
    const people = Math.max(this.#here, agreed);
    const values = { n: agreed, m: people };
    fill(this.#root, { agreed: t("{n} of {m} people have said “Understood”", values) });
  }
}

/** @param {number} after how many rules this one comes after the lit one */
function stateOf(after) {
  if (after === 0) return "lit";
  if (after === 1) return "next";
  return after < 0 ? "done" : "ahead";
}
