// @ts-check
/**
 * What a participant did and the server has not yet confirmed.
 *
 * An action is kept on the device before it is sent, and leaves only with a final answer:
 * it survives reload, lock, a dead network and a server restart, and happens once, because
 * every try carries the same id. Actions go up one after the other, in order.
 *
 * Several tabs of one person may share a box. So it is read again before every change, and
 * a second sender does no harm.
 *
 * @typedef {import("./protocol.js").Action} Action
 * @typedef {import("./protocol.js").Answer} Answer
 * @typedef {import("./protocol.js").Refused} Refused
 * @typedef {{action: Action, at: number, tried: boolean}} Waiting `tried`: it may have happened
 * @typedef {{accepted?: (action: Action, seq: number) => void,
 *   refused?: (action: Action, answer: Refused) => void, change?: () => void}} Listeners
 */

import { newAction } from "./actions.js";

const FAILING = 3; // tries without an answer, some fifteen seconds
const AGAIN_MS = [500, 1000, 2000, 4000]; // between tries while the line is up

export class Outbox {
  #key;
  #device;
  #attempt;
  #ready;
  #listeners;
  #flushing = false;
  #failed = 0;
  #patient = false; // the server has said how long to wait
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {{key: string, device: import("./device.js").Device,
   *   attempt: (action: Action) => Promise<Answer | null>, ready: () => boolean,
   *   on?: Listeners}} parts `attempt` sends once; `ready` says whether there is a line
   */
  constructor({ key, device, attempt, ready, on = {} }) {
    this.#key = key;
    this.#device = device;
    this.#attempt = attempt;
    this.#ready = ready;
    this.#listeners = on;
  }

  /** Whether several tries in a row have brought no answer. */
  get failing() {
    return this.#failed >= FAILING && this.waiting.length > 0;
  }

  /** @returns {Waiting[]} oldest first */
  get waiting() {
    return this.#device.get(this.#key) ?? [];
  }

  /**
   * Keep an action, then send it as soon as there is a line.
   *
   * @param {string} type
   * @param {Readonly<Record<string, unknown>>} fields
   * @returns {Action}
   */
  add(type, fields) {
    const action = newAction(type, fields);
    this.#keep([...this.waiting, { action, at: Date.now(), tried: false }]);
    void this.flush();
    return action;
  }

  /**
   * Change an action that was never sent; one that was may already have happened.
   *
   * @param {string} id
   * @param {Readonly<Record<string, unknown>> | null} fields null takes it out
   * @returns {boolean} whether it could still be changed
   */
  change(id, fields) {
    const found = this.waiting.find(({ action, tried }) => action.action_id === id && !tried);
    if (!found) return false;
    if (fields === null) this.#remove(id);
    else this.#replace({ ...found, action: { ...found.action, ...fields } });
    return true;
  }

  /** Send what waits, in order, until the box is empty or an answer is missing. */
  async flush() {
    if (this.#flushing || this.#patient) return;
    this.#flushing = true;
    clearTimeout(this.#timer);
    try {
      while (this.#ready()) {
        const next = this.waiting[0];
        if (!next) return;
        this.#replace({ ...next, tried: true });
        const answer = await this.#attempt(next.action);
        if (!answer || (!answer.ok && answer.again)) {
          this.#later(answer?.after);
          return;
        }
        this.#failed = 0;
        this.#settle(next.action, answer);
      }
    } finally {
      this.#flushing = false;
    }
  }

  /**
   * @param {Action} action
   * @param {Answer} answer
   */
  #settle(action, answer) {
    const mine = this.waiting.some((one) => one.action.action_id === action.action_id);
    if (!mine) return; // another tab was quicker
    // The listener first: a refused text must be a draft again before it leaves the box.
    if (answer.ok) this.#listeners.accepted?.(action, answer.seq);
    else this.#listeners.refused?.(action, answer);
    this.#remove(action.action_id);
  }

  /** @param {number} [after] the seconds that the server asks for */
  #later(after) {
    const backoff = AGAIN_MS[Math.min(this.#failed, AGAIN_MS.length - 1)] ?? 0;
    const wait = after === undefined ? backoff * (1 + Math.random()) : after * 1000;
    if (after === undefined) this.#failed += 1;
    else this.#patient = true;
    this.#timer = setTimeout(() => {
      this.#patient = false;
      void this.flush();
    }, wait);
  }

  /** @param {string} id */
  #remove(id) {
    this.#keep(this.waiting.filter(({ action }) => action.action_id !== id));
  }

  /** @param {Waiting} changed */
  #replace(changed) {
    const id = changed.action.action_id;
    this.#keep(this.waiting.map((one) => (one.action.action_id === id ? changed : one)));
  }

  /** @param {Waiting[]} waiting */
  #keep(waiting) {
    this.#device.set(this.#key, waiting.length > 0 ? waiting : null);
    this.#listeners.change?.();
  }
}
