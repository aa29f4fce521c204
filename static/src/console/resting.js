// @ts-check
/**
 * The page of the stage rests while somebody says why a note is taken off: else the next one could
 * come up meanwhile, and what is to go be read once more. A page that was held before stays so.
 *
 * What rests because of this console its tab remembers: loaded again, or without a line when the
 * dialog closed, it lets go later. A console that never comes back holds it until the next stop.
 *
 * @typedef {{since: number, page: number, seq: number}} Rest since when the stop, which page, and
 *   the entry with which it came to rest (0: not answered yet)
 */

import { HOLD_PAGE, SESSION, STAGE } from "../protocol.js";
import { pageAt } from "../stage/pages.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Resting {
  #store;
  #clock;
  #send;
  #visit;
  #key;
  #asking = false;
  #busy = false;

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send, visit: import("../device.js").Device, code: string}} parts
   */
  constructor({ store, clock, send, visit, code }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    this.#visit = visit;
    this.#key = `rests:${code}`;
    watch(store, [SESSION, STAGE], () => void this.#settle());
  }

  /** Let the page that is up rest, until `end`. */
  begin() {
    this.#asking = true;
    const [stage, here] = [this.#store.get(STAGE), session(this.#store)];
    if (!stage || !here || stage.page !== null || stage.pages < 2 || this.#busy) return;
    const { since } = here;
    const passed = this.#clock.now() - Math.max(since, stage.since ?? 0);
    const page = pageAt(stage, Math.max(0, passed));
    this.#visit.set(this.#key, { since, page, seq: 0 });
    void this.#hold(page, (answer) =>
      this.#remember(answer?.ok ? { since, page, seq: answer.seq } : null),
    );
  }

  /** Let it turn again, if it rests because of this console. */
  end() {
    this.#asking = false;
    void this.#settle();
  }

  async #settle() {
    const rest = /** @type {Rest | null} */ (this.#visit.get(this.#key) ?? null);
    const [stage, here] = [this.#store.get(STAGE), session(this.#store)];
    if (!rest || !stage || !here || this.#asking || this.#busy) return;
    if (this.#store.seq < rest.seq) return; // what this page shows is older than that
    const ours = here.since === rest.since && stage.page === Math.min(rest.page, stage.pages - 1);
    if (!ours) return this.#remember(null); // somebody has gone on, turned it, or let go
    await this.#hold(null, (answer) => {
      if (answer?.ok) this.#remember(null);
    });
    if (this.#asking) this.begin(); // somebody asks again already
  }

  /**
   * @param {number | null} page
   * @param {(answer: Awaited<ReturnType<import("./sender.js").Send>>) => void} answered
   */
  async #hold(page, answered) {
    this.#busy = true;
    const answer = await this.#send(HOLD_PAGE, { page });
    this.#busy = false;
    answered(answer);
    if (page !== null) await this.#settle(); // the dialog may be closed by now
  }

  /** @param {Rest | null} rest */
  #remember(rest) {
    if (rest) this.#visit.set(this.#key, rest);
    else this.#visit.forget((key) => key === this.#key);
  }
}
