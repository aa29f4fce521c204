// @ts-check
/**
 * What this console asked for itself, told by its numbers in the log.
 *
 * Two people may run one session from two consoles: what one of them asked for must not come as
 * a surprise to the other's hand. And a hand may be faster than the page.
 *
 * @typedef {import("./sender.js").Send} Send
 */

import {
  CANCEL_COUNTDOWN,
  CLOSE_VOTE,
  MOVE,
  OPEN_VOTE,
  PREPARE_VOTE,
  START_COUNTDOWN,
  UNDO,
} from "../protocol.js";

const VOTES = [PREPARE_VOTE, OPEN_VOTE, CLOSE_VOTE];
const STEPS = new Set([MOVE, START_COUNTDOWN, CANCEL_COUNTDOWN, UNDO, ...VOTES]);
const KEPT = 50; // far more than anyone takes while one answer is on its way

export class Mine {
  /** @type {number[]} */
  #seqs = [];
  #unanswered = 0;
  #latest = 0; // entry of all that was answered
  #asked = Promise.resolve(0); // the same, of all that was asked for until now
  #refused = 0;

  /**
   * @param {Send} send
   * @returns {Send} the same, and remembered
   */
  remember(send) {
    return async (type, fields) => {
      this.#unanswered += 1;
      const answered = send(type, fields).finally(() => {
        this.#unanswered -= 1;
      });
      const before = this.#asked;
      this.#asked = answered.then(
        async (answer) => Math.max(await before, answer?.ok ? answer.seq : 0),
        () => before,
      );
      const answer = await answered;
      if (answer?.ok) this.#latest = Math.max(this.#latest, answer.seq);
      else this.#refused += 1;
      if (answer?.ok && STEPS.has(type)) this.#seqs = [...this.#seqs, answer.seq].slice(-KEPT);
      return answer;
    };
  }

  /**
   * The last entry that was asked for until now, once all of it is answered; 0 if there is none.
   * What is asked for later makes no difference to it.
   */
  get asked() {
    return this.#asked;
  }

  /** How much of what was asked for did not happen. */
  get refused() {
    return this.#refused;
  }

  /** Whether a page that knows the log up to `seq` shows all that was asked for. @param {number} seq */
  shownAt(seq) {
    return this.#unanswered === 0 && this.#latest <= seq;
  }

  /**
   * Whether something of ours is among the entries after `from`, up to `to`.
   *
   * @param {number} from
   * @param {number} to
   */
  among(from, to) {
    return this.#seqs.some((seq) => from < seq && seq <= to);
  }
}
