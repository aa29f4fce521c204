// @ts-check
/**
 * Deleting everything of one's own: notes and first step by the log, what only one sees by the
 * server, then this device. It goes on where it stopped, also after a reload or a dead network.
 */

import { belongsTo } from "../belonging.js";
import { Device } from "../device.js";
import { WITHDRAW_PULSE, WITHDRAW_QUESTION, WITHDRAW_REPLY } from "../protocol.js";
import { t } from "../words.js";
import { withdrawStep } from "./withdrawing.js";

export class Erasing {
  #seat;
  #answers;
  #outbox;
  #device;
  #devices;
  #place;
  #forget;
  #busy = false;
  #done = false;

  /**
   * @param {{seat: import("../phone/seat.js").Seat,
   *   answers: import("../phone/answers.js").Answers, outbox: import("../outbox.js").Outbox,
   *   device: import("../device.js").Device, place: string, forget: () => Promise<boolean>}} parts
   *   `forget` lets the server forget what only this person sees
   */
  constructor({ seat, answers, outbox, device, place, forget }) {
    this.#seat = seat;
    this.#answers = answers;
    this.#outbox = outbox;
    this.#device = device;
    this.#devices = [device, new Device(() => globalThis.sessionStorage)];
    this.#place = place;
    this.#forget = forget;
  }

  /** How far it is, in words; "" while nothing is to go. */
  get words() {
    if (this.#done) return t("Everything of yours is deleted. Thank you for having been here");
    return this.asked ? t("Deleting. What is not done yet goes on as soon as you are online") : "";
  }

  /** Whether everything is to go, and some of it is still there. */
  get asked() {
    return this.#device.get(this.#key) === true;
  }

  begin() {
    this.#done = false;
    this.#device.set(this.#key, true);
  }

  /**
   * Do what can be done now; called whenever something has changed.
   *
   * @returns {Promise<boolean>} whether that was the last of it
   */
  async go() {
    if (!this.asked || this.#busy) return false;
    this.#busy = true;
    try {
      this.#takeBack();
      const { notes, pledges, pulse = {}, questions, replies } = this.#seat.own;
      const texts = notes.length + replies.length + questions.length;
      const said = texts + Object.keys(pledges).length + Object.keys(pulse).length;
      const left = this.#outbox.waiting.length + said;
      if (left > 0 || !(await this.#forget())) return false;
      for (const device of this.#devices) device.forget(belongsTo(this.#place));
      this.#done = true;
      return true;
    } finally {
      this.#busy = false;
    }
  }

  get #key() {
    return `erase:${this.#place}`;
  }

  /** Take back what is there and not on its way back already. */
  #takeBack() {
    for (const card of this.#seat.cards()) {
      if (this.#seat.changeable(card)) this.#seat.withdraw(card);
    }
    const going = new Set(this.#seat.pending.map(({ reply }) => reply));
    for (const { id } of this.#seat.own.replies) {
      if (!going.has(id)) this.#outbox.add(WITHDRAW_REPLY, { reply: id });
    }
    const leaving = new Set(this.#seat.pending.map(({ question }) => question));
    for (const { id } of this.#seat.own.questions) {
      if (!leaving.has(id)) this.#outbox.add(WITHDRAW_QUESTION, { question: id });
    }
    const gone = this.#seat.pending.filter(({ type }) => type === WITHDRAW_PULSE);
    for (const moment of Object.keys(this.#seat.own.pulse ?? {})) {
      if (gone.some((action) => action.moment === moment)) continue;
      this.#outbox.add(WITHDRAW_PULSE, { moment });
    }
    for (const part of Object.keys(this.#seat.own.pledges)) {
      if (this.#answers.step(part)) withdrawStep({ seat: this.#seat, outbox: this.#outbox }, part);
    }
  }
}
