// @ts-check
/**
 * Raised hands: how many for each thing that people vote on. Nothing typed is overwritten by what
 * comes in meanwhile.
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { COUNT_HANDS, HANDS, NOTE, RESULT, THEME, VOTE } from "../protocol.js";
import { t } from "../words.js";
import { session } from "./records.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

export class Hands {
  #form = /** @type {HTMLFormElement} */ (document.getElementById("hands"));
  #rows = /** @type {HTMLElement} */ (document.getElementById("hands-rows"));
  #store;
  #send;
  #part = "";
  #which = ""; // vote of it

  /**
   * @param {{store: import("../store.js").Store, send: import("./sender.js").Send}} parts
   */
  constructor({ store, send }) {
    this.#store = store;
    this.#send = send;
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      void this.#keep();
    });
    watch(store, ["session", VOTE, HANDS, THEME, NOTE, RESULT], () => this.#show());
  }

  #show() {
    const part = session(this.#store)?.stop.part ?? "";
    const vote = this.#store.get(VOTE + part);
    this.#form.hidden = !vote || vote.mode === "ranking"; // nobody shows an order by hand
    if (this.#form.hidden) return;
    const which = `${part} ${vote.vote}`;
    if (which !== this.#which) this.#rows.replaceChildren();
    this.#part = part;
    this.#which = which;
    const counts = this.#store.get(HANDS + part)?.counts ?? {};
    replaceChildrenKeyed(this.#rows, vote.targets, {
      key: (target) => target,
      create: () => copy("hands-row"),
      update: (row, target) => {
        const field = /** @type {HTMLInputElement} */ (row.querySelector("input"));
        const typed = field.value !== field.defaultValue;
        field.defaultValue = String(counts[target] ?? 0);
        if (!typed) field.value = field.defaultValue;
        fill(row, { title: this.#title(target) });
      },
    });
  }

  /** @param {string} target @returns {string} */
  #title(target) {
    const fixed = this.#store.get(VOTE + this.#part)?.words?.[target];
    const theme = this.#store.get(THEME + target)?.title;
    return fixed ?? theme ?? this.#store.get(NOTE + target)?.text ?? "";
  }

  async #keep() {
    const rows = /** @type {HTMLElement[]} */ ([...this.#rows.children]);
    const counts = Object.fromEntries(
      rows.map((row) => {
        const field = /** @type {HTMLInputElement} */ (row.querySelector("input"));
        return [row.dataset.key, Number.parseInt(field.value, 10) || 0];
      }),
    );
    const answer = await this.#send(COUNT_HANDS, { part: this.#part, counts });
    if (!answer) fill(this.#form, { counted: t("There is no line. What you typed is still here") });
    else if (answer.ok) fill(this.#form, { counted: t("The counts are kept") });
    else
      fill(this.#form, { counted: say("reasons", answer.reason) || say("reasons", "malformed") });
  }
}
