// @ts-check
/** What became of a first step: four answers, another day, and how many others said what. */

import { fill, on, piece } from "../dom.js";
import { page } from "../page.js";
import { show } from "../phone/parts.js";
import { TELL_HOW } from "../protocol.js";
import { t } from "../words.js";

const HOW = ["done", "partly", "changed", "not_yet"];

/** Whether something is left to be done on another day. @param {string} how */
const goesOn = (how) => how !== "" && how !== "done";

export class After {
  #root = /** @type {HTMLElement | null} */ (document.querySelector('[data-part="after"]'));
  #did = document.querySelector('[data-part="did"]'); // not there once it is asked
  #seat;
  #outbox;
  #store;
  #part = page.evening?.step_part ?? "";
  #over = false; // whether the day that stands there is over

  /**
   * @param {{seat: import("../phone/seat.js").Seat, outbox: import("../outbox.js").Outbox,
   *   store: import("../store.js").Store, changed: () => void}} parts
   */
  constructor({ seat, outbox, store, changed }) {
    this.#seat = seat;
    this.#outbox = outbox;
    this.#store = store;
    on(this.#did, "click", () => this.#open(this.#root?.hidden === true));
    on(this.#root, "click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("[data-how]");
      if (!button) return;
      this.#answer(/** @type {HTMLElement} */ (button).dataset.how ?? "");
      changed();
    });
    on(this.#day, "change", (event) => {
      const { value, validity } = /** @type {HTMLInputElement} */ (event.target);
      this.#over = validity.rangeUnderflow;
      this.paint();
      if (!validity.valid) return; // such a day, or a year of which two digits are typed
      this.#tell(this.#said.how, value || null);
      changed();
    });
  }

  /** Let whoever was quicker than the day of their step say so. @param {boolean} yes */
  offer(yes) {
    if (!this.#did) return;
    /** @type {HTMLElement} */ (this.#did).hidden = !yes;
    if (!yes) this.#open(false);
  }

  paint() {
    if (!this.#root) return;
    const { how, when, waits } = this.#said;
    for (const button of this.#root.querySelectorAll("[data-how]")) {
      const { how: mine } = /** @type {HTMLElement} */ (button).dataset;
      button.setAttribute("aria-pressed", String(mine === how));
    }
    piece(this.#root, "after-again").hidden = !goesOn(how);
    show(this.#root, { "after-kind": how === "not_yet", "after-more": how !== "not_yet" });
    piece(this.#root, "after-ways").hidden = when === "" || waits; // the server knows the moment
    const state = waits ? t("Saved here. Will send when online") : t("Delivered");
    const said = this.#over ? t("That day is over. Please choose another") : state;
    fill(this.#root, { "after-state": how ? said : "" });
    this.#others(how !== "");
  }

  /** @param {boolean} yes */
  #open(yes) {
    if (this.#root) this.#root.hidden = !yes;
    this.#did?.setAttribute("aria-expanded", String(yes));
  }

  /** @param {boolean} told who has answered hears what the others said */
  #others(told) {
    const others = piece(/** @type {HTMLElement} */ (this.#root), "after-others");
    const counts = this.#store.get(`after/${this.#part}`);
    others.hidden = !told || !counts;
    if (others.hidden) return;
    others.textContent = HOW.map((how) => `${others.dataset[how]} ${counts[how]}`).join(" ／ ");
  }

  get #said() {
    const pending = this.#seat.pending.filter(({ type }) => type === TELL_HOW).at(-1);
    const waits = this.#outbox.waiting.some(({ action }) => action.type === TELL_HOW);
    const known = pending ?? this.#seat.own.after[this.#part];
    return { how: String(known?.how ?? ""), when: String(known?.when ?? ""), waits };
  }

  /** Answer anew; the day stays where one may still have one. @param {string} how */
  #answer(how) {
    const when = (goesOn(how) && this.#said.when) || null;
    this.#over = false;
    if (this.#day) this.#day.value = when ?? "";
    this.#tell(how, when);
  }

  /** @returns {HTMLInputElement | null} */
  get #day() {
    return this.#root?.querySelector("input") ?? null;
  }

  /** @param {string} how @param {string | null} when */
  #tell(how, when) {
    this.#outbox.add(TELL_HOW, { part: this.#part, how, when });
  }
}
