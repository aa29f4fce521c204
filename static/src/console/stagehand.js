// @ts-check
/** What the facilitator does to the stage directly: blank it, lay the join code over it, show what is
 *  chosen large, hold or turn a page of notes. */

import { fill, on } from "../dom.js";
import { BLANK, HOLD_PAGE, SHOW_CODE, STAGE } from "../protocol.js";
import { whileSeen } from "../seen.js";
import { codeNext, codeNow } from "../stage/code.js";
import { LONG } from "../stage/hall.js";
import { pageAt } from "../stage/pages.js";
import { t } from "../words.js";
import { desk, session } from "./records.js";
import { watch } from "./watch.js";

const TICK_MS = 500; // the code goes by itself: the button has to follow
const PAGED = ["wall", "columns", "themes", "result"]; // views that may have several pages

export class Stagehand {
  #blank = /** @type {HTMLButtonElement} */ (document.getElementById("blank"));
  #code = /** @type {HTMLButtonElement} */ (document.getElementById("code"));
  #hall = /** @type {HTMLElement} */ (document.getElementById("hall"));
  #spotlight = /** @type {HTMLButtonElement} */ (document.getElementById("spotlight"));
  #pages = /** @type {HTMLElement} */ (document.getElementById("pages"));
  #store;
  #clock;
  #send;

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send, board: import("./board.js").Board}} parts
   */
  constructor({ store, clock, send, board }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    on(this.#blank, "click", () => this.blank());
    on(this.#code, "click", () => this.code());
    // Not what has the focus, as with the key: here that is this button, or a note of long ago.
    on(this.#spotlight, "click", () => void board.grouping.spotlight(board.selection.chosen));
    on(this.#pages, "click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (button) this.#turn(button.dataset.turn ?? "");
    });
    watch(store, ["console", STAGE], () => this.#show());
    whileSeen(() => this.#tick(), TICK_MS);
  }

  /** Darken the stage, or light it again. */
  blank() {
    void this.#send(BLANK, { on: !desk(this.#store)?.blank });
  }

  /** Show the join code for a while; again: let it stay; again: take it off. */
  code() {
    const how = codeNext(codeNow(this.#store.get(STAGE)?.code, this.#clock.now()));
    void this.#send(SHOW_CODE, { how });
  }

  #tick() {
    const how = codeNow(this.#store.get(STAGE)?.code, this.#clock.now());
    this.#code.setAttribute("aria-pressed", String(how !== "off"));
    fill(this.#code, { code: how === "while" ? t("Let it stay") : t("Join code") });
  }

  /** @param {string} how `back`, `on`, or `hold` */
  #turn(how) {
    const [stage, here] = [this.#store.get(STAGE), session(this.#store)];
    if (!stage || !here) return;
    const since = Math.max(here.since, stage.since ?? 0);
    const up = pageAt(stage, Math.max(0, this.#clock.now() - since));
    const to = { back: up - 1, on: up + 1, hold: stage.page === null ? up : null }[how] ?? null;
    void this.#send(HOLD_PAGE, { page: to === null ? null : (to + stage.pages) % stage.pages });
  }

  #show() {
    this.#tick();
    this.#hall.hidden = (this.#store.get(STAGE)?.floor ?? 0) <= LONG;
    const here = desk(this.#store);
    const { view, page, pages } = this.#store.get(STAGE) ?? {};
    this.#blank.setAttribute("aria-pressed", String(here?.blank ?? false));
    this.#spotlight.setAttribute("aria-pressed", String((here?.spotlight.length ?? 0) > 0));
    this.#pages.hidden = !PAGED.includes(view) || (pages ?? 0) < 2;
    const held = page !== null && page !== undefined;
    fill(this.#pages, {
      page: held
        ? t("Page {page} of {pages}", { page: page + 1, pages: pages ?? 1 })
        : t("{pages} pages, turning", { pages: pages ?? 1 }),
    });
    this.#pages.querySelector("[data-turn=hold]")?.setAttribute("aria-pressed", String(held));
  }
}
