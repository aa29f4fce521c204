// @ts-check
/** What the facilitator does to the stage directly: blank it, hold or turn a page of the wall. */

import { fill, on } from "../dom.js";
import { BLANK, HOLD_PAGE, STAGE } from "../protocol.js";
import { t } from "../words.js";
import { desk } from "./records.js";
import { watch } from "./watch.js";

export class Stagehand {
  #blank = /** @type {HTMLButtonElement} */ (document.getElementById("blank"));
  #spotlight = /** @type {HTMLButtonElement} */ (document.getElementById("spotlight"));
  #pages = /** @type {HTMLElement} */ (document.getElementById("pages"));
  #store;
  #send;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts
   */
  constructor({ store, send }) {
    this.#store = store;
    this.#send = send;
    on(this.#blank, "click", () => this.blank());
    on(this.#pages, "click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (button) this.#turn(button.dataset.turn ?? "");
    });
    watch(store, ["console", STAGE], () => this.#show());
  }

  /** Darken the stage, or light it again. */
  blank() {
    void this.#send(BLANK, { on: !desk(this.#store)?.blank });
  }

  /** @param {string} how `back`, `on`, or `hold` */
  #turn(how) {
    const { page, pages } = this.#store.get(STAGE) ?? {};
    const last = Math.max(0, (pages ?? 1) - 1);
    const to = { back: (page ?? 0) - 1, on: (page ?? -1) + 1, hold: page === null ? 0 : null }[how];
    const inside = to === null || to === undefined ? null : (to + last + 1) % (last + 1);
    void this.#send(HOLD_PAGE, { page: inside });
  }

  #show() {
    const here = desk(this.#store);
    const { view, page, pages } = this.#store.get(STAGE) ?? {};
    this.#blank.setAttribute("aria-pressed", String(here?.blank ?? false));
    this.#spotlight.setAttribute("aria-pressed", String((here?.spotlight.length ?? 0) > 0));
    this.#pages.hidden = view !== "wall" || (pages ?? 0) < 2;
    const held = page !== null && page !== undefined;
    fill(this.#pages, {
      page: held
        ? t("Page {page} of {pages}", { page: page + 1, pages: pages ?? 1 })
        : t("{pages} pages, turning", { pages: pages ?? 1 }),
    });
    this.#pages.querySelector("[data-turn=hold]")?.setAttribute("aria-pressed", String(held));
  }
}
