// @ts-check
/**
 * Leaving the report: one press keeps all that one has written out of it, and lets back in what
 * that press took out, nothing that was kept out before. The words stay where they can be read.
 *
 * @typedef {{key: string, stands: boolean, ready: boolean, set: (stands: boolean) => void}} Said
 *   `ready`: it can be changed now; what is on its way has to arrive first
 */

import { fill, on, piece } from "../dom.js";
import { SET_FIRST_STEP_IN_REPORT, SET_REPLY_IN_REPORT } from "../protocol.js";
import { t } from "../words.js";

export class Leaving {
  #root;
  #seat;
  #outbox;
  #device;
  #key;

  /**
   * @param {HTMLElement} root
   * @param {{seat: import("../phone/seat.js").Seat, outbox: import("../outbox.js").Outbox,
   *   device: import("../device.js").Device, place: string, changed: () => void}} parts
   */
  constructor(root, { seat, outbox, device, place, changed }) {
    this.#root = root;
    this.#seat = seat;
    this.#outbox = outbox;
    this.#device = device;
    this.#key = `left:${place}`;
    on(root.querySelector('[data-act="leave"]'), "click", () => {
      if (this.#standing.length > 0) this.#leave();
      else this.#comeBack();
      changed();
    });
  }

  paint() {
    const stand = this.#standing.length > 0;
    this.#root.hidden = this.#said.length === 0;
    fill(this.#root, {
      leave: stand ? t("Keep all of mine out of the report") : t("Put them back into the report"),
      left: stand ? "" : t("None of your words will be in the report"),
    });
    piece(this.#root, "left").hidden = stand;
  }

  #leave() {
    const leaving = this.#standing.filter(({ ready }) => ready);
    this.#device.set(
      this.#key,
      leaving.map(({ key }) => key),
    );
    for (const said of leaving) said.set(false);
  }

  /** Let in again what was kept out by one press; where this device knows of none, everything. */
  #comeBack() {
    const left = this.#device.get(this.#key);
    const known = this.#said.filter(({ key }) => Array.isArray(left) && left.includes(key));
    for (const said of known.length > 0 ? known : this.#said) if (said.ready) said.set(true);
    this.#device.set(this.#key, null);
  }

  get #standing() {
    return this.#said.filter(({ stands }) => stands);
  }

  /** All that one has said and a report could hold. @returns {Said[]} */
  get #said() {
    const { replies, pledges } = this.#seat.own;
    const steps = Object.values(pledges).filter(({ what }) => what !== "");
    return [
      ...this.#seat
        .cards()
        .filter(({ state }) => state !== "refused")
        .map((card) => ({
          key: card.key,
          stands: card.in_report,
          ready: this.#seat.changeable(card),
          set: (/** @type {boolean} */ stands) => this.#seat.setInReport(card, stands),
        })),
      ...replies.map((each) => this.#beside(SET_REPLY_IN_REPORT, "reply", each)),
      ...steps.map((each) => this.#beside(SET_FIRST_STEP_IN_REPORT, "pledge", each)),
    ];
  }

  /**
   * @param {string} type
   * @param {string} name
   * @param {{id: string, in_report: boolean}} each
   * @returns {Said}
   */
  #beside(type, name, { id, in_report }) {
    const last = this.#seat.pending.filter((one) => one.type === type && one[name] === id).at(-1);
    return {
      key: id,
      stands: last ? last.in_report === true : in_report,
      ready: true,
      set: (stands) => this.#outbox.add(type, { [name]: id, in_report: stands }),
    };
  }
}
