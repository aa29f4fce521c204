// @ts-check
/**
 * The ground rules: which is lit, which comes next, how many have read them. Any can be lit; what
 * the room misses is added, and can be taken back.
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { ADD_RULE, REMOVE_RULE, RULES, SHOW_RULE } from "../protocol.js";
import { composing } from "../typing.js";
import { pick, t } from "../words.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

const TYPED = "rule";
const SETTLE_MS = 1000; // a press on the row that has just come under the pointer is none

export class Rules {
  #root = /** @type {HTMLElement} */ (document.getElementById("rules"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #form = /** @type {HTMLFormElement} */ (document.getElementById("rule-add"));
  #text = /** @type {HTMLInputElement} */ (document.getElementById("rule-text"));
  #store;
  #send;
  #unsent;
  #here = 0;
  /** @type {readonly string[]} */
  #added = [];
  #went = Number.NEGATIVE_INFINITY; // when a rule went last

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   unsent: import("./unsent.js").Unsent}} parts
   */
  constructor({ store, send, unsent }) {
    this.#store = store;
    this.#send = send;
    this.#unsent = unsent;
    unsent.keep(TYPED, this.#text);
    on(this.#list, "click", (event) => this.#pressed(/** @type {Element} */ (event.target)));
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#add();
    });
    on(this.#form, "keydown", (event) => {
      if (event.key === "Enter" && composing(event)) event.preventDefault();
    });
    watch(store, ["session", RULES], () => this.#show());
  }

  /** @param {{venue: number, online: number}} here */
  present({ venue, online }) {
    this.#here = venue + online;
    this.#showAgreed();
  }

  /**
   * @returns {{items: import("../protocol.js").Text[], at: number, agreed: number,
   *   added: string[]} | undefined} `added`: the ids of the last ones, that came on the day
   */
  get #record() {
    return this.#store.get(RULES + (session(this.#store)?.stop.part ?? ""));
  }

  /** @param {Element} target */
  #pressed(target) {
    const rule = /** @type {HTMLElement | null} */ (target.closest("[data-rule]"))?.dataset.rule;
    const row = /** @type {HTMLElement | null} */ (target.closest("[data-key]"));
    if (rule) void this.#remove(rule);
    else if (target.closest(".rule-row__light") && row) {
      this.#light([...this.#list.children].indexOf(row));
    }
  }

  /** @param {string} rule its words are gone for good, so a double press must not take two */
  async #remove(rule) {
    if (performance.now() - this.#went < SETTLE_MS) return;
    const answer = await this.#send(REMOVE_RULE, { rule });
    if (answer?.ok) this.#text.focus(); // the button goes with its rule
  }

  async #add() {
    const text = this.#text.value.trim();
    if (!text) return;
    const answer = await this.#send(ADD_RULE, { text, expect: session(this.#store)?.stop.id });
    if (!answer?.ok || this.#text.value.trim() !== text) return;
    this.#text.value = "";
    this.#unsent.set(TYPED, null);
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
    if (this.#added.some((rule) => !rules.added.includes(rule))) this.#went = performance.now();
    this.#added = rules.added;
    const ofProgram = rules.items.length - rules.added.length;
    replaceChildrenKeyed(
      this.#list,
      rules.items.map((text, number) => ({ text, number })),
      {
        key: ({ number }) => rules.added[number - ofProgram] ?? String(number),
        create: () => copy("rule-row"),
        update: (element, { text, number }) => {
          const state = stateOf(number - rules.at);
          element.dataset.state = state;
          const button = element.querySelector("button");
          if (state === "lit") button?.setAttribute("aria-current", "true");
          else button?.removeAttribute("aria-current");
          fill(element, { number: number + 1, rule: pick(text), gone: pick(text) });
          const remove = /** @type {HTMLElement} */ (element.querySelector("[data-rule]"));
          remove.dataset.rule = rules.added[number - ofProgram] ?? "";
          remove.hidden = number < ofProgram;
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
