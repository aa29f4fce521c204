// @ts-check
/**
 * Raised hands: how many for each thing that people vote on. Nothing typed is overwritten by what
 * comes in meanwhile, or lost by a reload; what is not sent yet when the session goes on can still
 * be sent, for as long as no other vote stands in its place.
 *
 * @typedef {Record<string, string>} Counts what was typed, by what people vote on
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { COUNT_HANDS, HANDS, NOTE, RESULT, THEME, VOTE } from "../protocol.js";
import { t } from "../words.js";
import { session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

const UNSENT = "hands"; // the counts of each vote, by its part and its number

export class Hands {
  #form = /** @type {HTMLFormElement} */ (document.getElementById("hands"));
  #rows = /** @type {HTMLElement} */ (document.getElementById("hands-rows"));
  #store;
  #send;
  #unsent;
  #part = "";
  #which = ""; // vote of it

  /**
   * @param {{store: import("../store.js").Store, send: import("./sender.js").Send,
   *   unsent: import("./unsent.js").Unsent}} parts
   */
  constructor({ store, send, unsent }) {
    this.#store = store;
    this.#send = send;
    this.#unsent = unsent;
    on(this.#form, "input", () => this.#remember());
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#keep();
    });
    watch(store, ["session", VOTE, HANDS, THEME, NOTE, RESULT], () => this.#show());
  }

  #show() {
    const here = session(this.#store)?.stop.part ?? "";
    const part = this.#vote(here) ? here : this.#pending();
    const vote = this.#vote(part);
    this.#form.hidden = !vote;
    if (!vote) return;
    const which = nameOf(part, vote);
    if (which !== this.#which) {
      this.#rows.replaceChildren();
      fill(this.#form, { counted: "" });
    }
    this.#part = part;
    this.#which = which;
    const kept = this.#kept[which] ?? {};
    const counts = this.#store.get(HANDS + part)?.counts ?? {};
    replaceChildrenKeyed(this.#rows, vote.targets, {
      key: (target) => target,
      create: (target) => {
        const row = copy("hands-row");
        fieldOf(row).value = kept[target] ?? "";
        return row;
      },
      update: (row, target) => {
        const field = fieldOf(row);
        const typed = field.value !== field.defaultValue;
        field.defaultValue = String(counts[target] ?? 0);
        if (!typed) field.value = field.defaultValue;
        fill(row, { title: this.#title(target) });
      },
    });
  }

  /** The vote of a part, where hands can be raised in it. @param {string} part */
  #vote(part) {
    const vote = this.#store.get(VOTE + part);
    return vote && vote.mode !== "ranking" ? vote : null; // nobody shows an order by hand
  }

  /** The last vote of which something is not sent yet. */
  #pending() {
    const parts = Object.keys(this.#kept).map(
      (which) => /** @type {string} */ (which.split(" ")[0]),
    );
    const waits = (/** @type {string} */ part) => {
      const vote = this.#vote(part);
      return vote && nameOf(part, vote) in this.#kept;
    };
    return parts.reverse().find(waits) ?? "";
  }

  /** @returns {Record<string, Counts>} */
  get #kept() {
    return this.#unsent.get(UNSENT) ?? {};
  }

  /** @returns {[target: string, field: HTMLInputElement][]} */
  get #fields() {
    const rows = /** @type {HTMLElement[]} */ ([...this.#rows.children]);
    return rows.map((row) => [row.dataset.key ?? "", fieldOf(row)]);
  }

  /** Keep on this device what is typed and not what the server has. */
  #remember() {
    const typed = this.#fields.filter(([, field]) => field.value !== field.defaultValue);
    const { [this.#which]: _, ...others } = this.#kept;
    const mine = Object.fromEntries(typed.map(([target, field]) => [target, field.value]));
    const all = typed.length > 0 ? { ...others, [this.#which]: mine } : others;
    this.#unsent.set(UNSENT, Object.keys(all).length > 0 ? all : null);
  }

  /** @param {string} target @returns {string} */
  #title(target) {
    const fixed = this.#store.get(VOTE + this.#part)?.words?.[target];
    const theme = this.#store.get(THEME + target)?.title;
    return fixed ?? theme ?? this.#store.get(NOTE + target)?.text ?? "";
  }

  async #keep() {
    const which = this.#which;
    const fields = this.#fields.map(([target, field]) => ({ target, field, value: field.value }));
    const counts = Object.fromEntries(
      fields.map(({ target, value }) => [target, Number.parseInt(value, 10) || 0]),
    );
    const answer = await this.#send(COUNT_HANDS, { part: this.#part, counts });
    if (which !== this.#which) return;
    if (answer?.ok) {
      for (const { target, field, value } of fields) {
        field.defaultValue = String(counts[target]);
        if (field.value === value) field.value = field.defaultValue;
      }
      this.#remember();
    }
    if (!answer) fill(this.#form, { counted: t("There is no line. What you typed is still here") });
    else if (answer.ok) fill(this.#form, { counted: t("The counts are kept") });
    else
      fill(this.#form, { counted: say("reasons", answer.reason) || say("reasons", "malformed") });
  }
}

/** @param {string} part @param {{vote: string}} vote */
const nameOf = (part, vote) => `${part} ${vote.vote}`;

/** @param {HTMLElement} row */
const fieldOf = (row) => /** @type {HTMLInputElement} */ (row.querySelector("input"));
