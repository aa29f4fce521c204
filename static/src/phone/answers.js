// @ts-check
/**
 * What a participant has said besides notes and votes, as the server knows it, with everything
 * that still waits in the outbox laid over: rules, わかる, whether a sentence fits, first steps.
 *
 * The last word wins: what was never sent is changed in the box instead of being said twice.
 *
 * @typedef {import("../protocol.js").Action} Action
 * @typedef {import("../protocol.js").OwnFirstStep} OwnFirstStep
 * @typedef {Omit<OwnFirstStep, "id" | "hidden"> & {id: string | null,
 *   state: "delivered" | "sending" | "queued"}} Step
 * @typedef {import("../protocol.js").Fit} Fit
 */

import {
  AGREE_RULES,
  CHECK_INSIGHT,
  MAKE_FIRST_STEP,
  RELATE,
  SET_FIRST_STEP_IN_REPORT,
  WITHDRAW_FIRST_STEP,
} from "../protocol.js";

export class Answers {
  #seat;
  #outbox;
  #online;

  /**
   * @param {{seat: import("./seat.js").Seat, outbox: import("../outbox.js").Outbox,
   *   online: () => boolean}} parts
   */
  constructor({ seat, outbox, online }) {
    this.#seat = seat;
    this.#outbox = outbox;
    this.#online = online;
  }

  /** The notes that speak for this person, too. */
  get related() {
    const notes = new Set(this.#seat.own.relates);
    for (const { type, note, on } of this.#seat.pending) {
      if (type !== RELATE) continue;
      if (on) notes.add(String(note));
      else notes.delete(String(note));
    }
    return notes;
  }

  /** @param {string} note @param {boolean} on */
  relate(note, on) {
    this.#say(RELATE, { note }, { on });
  }

  /** @param {string} part */
  agreed(part) {
    return this.#last(AGREE_RULES, { part }) !== undefined || this.#seat.own.agreed.includes(part);
  }

  /** @param {string} part */
  agree(part) {
    if (!this.agreed(part)) this.#say(AGREE_RULES, { part }, {});
  }

  /** @param {string} part @param {string} text the sentence @returns {Fit | undefined} */
  fit(part, text) {
    const last = this.#last(CHECK_INSIGHT, { part, text });
    return /** @type {Fit | undefined} */ (last ? last.fit : this.#seat.own.fits[part]);
  }

  /** @param {string} part @param {string} text as it was read @param {Fit} fit */
  check(part, text, fit) {
    if (this.fit(part, text) !== fit) this.#say(CHECK_INSIGHT, { part, text }, { fit });
  }

  /** @param {string} part @returns {Step | undefined} undefined: nothing said yet, not even "not yet" */
  step(part) {
    const known = this.#seat.own.pledges[part];
    const gone = known && this.#last(WITHDRAW_FIRST_STEP, { pledge: known.id });
    const made = this.#last(MAKE_FIRST_STEP, { part });
    if (made) {
      const waits = this.#outbox.waiting.some(({ action }) => action.action_id === made.action_id);
      return {
        id: known?.id ?? null,
        what: String(made.what),
        when: /** @type {string | null} */ (made.when),
        if_then: String(made.if_then),
        owner: String(made.owner ?? ""),
        sign_of_success: String(made.sign_of_success ?? ""),
        example: made.example === true,
        in_report: made.in_report === true,
        state: waits ? (this.#online() ? "sending" : "queued") : "delivered",
      };
    }
    if (!known || gone) return undefined;
    const { in_report } = this.#last(SET_FIRST_STEP_IN_REPORT, { pledge: known.id }) ?? known;
    return { ...known, in_report: in_report === true, state: "delivered" };
  }

  /** @param {string} part @param {Omit<Step, "id" | "state">} step */
  makeStep(part, step) {
    this.#say(MAKE_FIRST_STEP, { part }, step);
  }

  /**
   * @param {string} type
   * @param {Readonly<Record<string, unknown>>} about what the action is about
   * @returns {Action | undefined} the last one that `own` does not show yet
   */
  #last(type, about) {
    return this.#seat.pending.filter((action) => isOf(action, type, about)).at(-1);
  }

  /**
   * @param {string} type
   * @param {Readonly<Record<string, unknown>>} about
   * @param {Readonly<Record<string, unknown>>} said
   */
  #say(type, about, said) {
    const unsent = this.#outbox.waiting.filter(({ action }) => isOf(action, type, about)).at(-1);
    if (unsent && this.#outbox.change(unsent.action.action_id, said)) return;
    this.#outbox.add(type, { ...about, ...said });
  }
}

/**
 * @param {Action} action
 * @param {string} type
 * @param {Readonly<Record<string, unknown>>} about
 */
const isOf = (action, type, about) =>
  action.type === type && Object.entries(about).every(([name, value]) => action[name] === value);
