// @ts-check
/**
 * By what the list of sessions is narrowed down: status, program, date. Where a list is short, or
 * holds only one of a kind, the fields are not there.
 */

import { fill, on, piece } from "./dom.js";
import { span } from "./shelf_days.js";

const RANGE = "range";

export class Filters {
  #panel = document.getElementById("filters");
  #opener = document.getElementById("narrow");

  /** @param {() => void} changed */
  constructor(changed) {
    if (!this.#panel || !this.#opener) return;
    this.#opener.hidden = false;
    on(this.#opener, "click", () => this.#open(this.#panel?.hidden !== false));
    on(this.#panel, "input", () => {
      this.#show();
      changed();
    });
  }

  /** How many of the three narrow the list down. */
  get many() {
    return ["status", "program"].filter((name) => this.#value(name)).length + Number(this.#dated);
  }

  /** Where one may narrow down again, if anywhere. */
  get opener() {
    return this.#opener;
  }

  /** Whether somebody is choosing. */
  get busy() {
    return this.#panel?.contains(document.activeElement) ?? false;
  }

  /** A question, for one look through the list: whether a card is to be shown. */
  admits() {
    const status = this.#value("status");
    const program = this.#value("program");
    const [from, to] = this.#span();
    return (/** @type {HTMLElement} */ card) => {
      const { on: day = "", program: its } = card.dataset;
      const section = /** @type {HTMLElement | null} */ (card.closest("[data-section]"));
      return (
        (!status || section?.dataset.section === status) &&
        (!program || its === program) &&
        (!from || day >= from) &&
        (!to || day <= to)
      );
    };
  }

  /** What is chosen, as it stands in the address. @returns {[name: string, value: string][]} */
  tell() {
    const names = this.#value("date") === RANGE ? ["from", "to"] : ["date"];
    return ["status", "program", ...names].flatMap((name) => {
      const value = this.#value(name);
      return value ? [[name, value]] : [];
    });
  }

  /** Choose what an address says, as far as there is such a choice. @param {URLSearchParams} said */
  hear(said) {
    for (const name of ["status", "program", "date", "from", "to"]) {
      const field = this.#field(name);
      if (!field) continue;
      field.value = said.get(name) ?? "";
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
    }
    const date = this.#field("date");
    if (date && (this.#value("from") || this.#value("to"))) date.value = RANGE;
    this.#show();
    if (this.many > 0) this.#open(true);
  }

  /** Choose nothing. */
  clear() {
    this.hear(new URLSearchParams());
  }

  get #dated() {
    return this.#span().some(Boolean);
  }

  #span() {
    return span(this.#value("date"), new Date(), this.#value("from"), this.#value("to"));
  }

  #show() {
    if (!this.#panel || !this.#opener) return;
    piece(this.#panel, "range").hidden = this.#value("date") !== RANGE;
    fill(this.#opener, { many: this.many > 0 ? `(${this.many})` : "" });
  }

  /** @param {boolean} open */
  #open(open) {
    if (!this.#panel) return;
    this.#panel.hidden = !open;
    this.#opener?.setAttribute("aria-expanded", String(open));
  }

  /** @param {string} name */
  #field(name) {
    const field = this.#panel?.querySelector(`[name=${name}]`);
    return /** @type {HTMLInputElement | HTMLSelectElement | null} */ (field ?? null);
  }

  /** What stands in a field; a day whose year is not typed yet is none. @param {string} name */
  #value(name) {
    const field = this.#field(name);
    return field?.validity.valid ? field.value : "";
  }
}
